<?php
/**
 * Plugin Name: Words for the treatment guide
 * Description: Writes content/v1/<slug>.json whenever a page of the guide is saved.
 *
 * Put the documents that `make build` wrote (dist/content/v1/) into wp-content/guide-base/. A WordPress page whose
 * slug is "guide-microneedling-about" then holds the Markdown of the section "about" of microneedling; one whose slug
 * is "guide-microneedling-faq-redness" that of an answer. The files are plain and static: no visitor starts PHP.
 */

const GUIDE_BASE = WP_CONTENT_DIR . '/guide-base/';
const GUIDE_OUT  = ABSPATH . 'content/v1/';

/** The document of a treatment with the words of its WordPress pages in it; null where there is none. */
function guide_document( string $base, array $words ): ?string {
	$document = json_decode( $base );
	if ( ! is_object( $document ) ) {
		return null;
	}
	foreach ( $document->sections ?? array() as $section ) {
		if ( isset( $words[ $section->id ] ) ) {
			$section->blocks = array( array( 'markdown' => $words[ $section->id ] ) );
		}
	}
	foreach ( $document->faq ?? array() as $item ) {
		if ( isset( $words[ $item->id ] ) ) {
			$item->answer = array( array( 'markdown' => $words[ $item->id ] ) );
		}
	}
	$flags = JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE;
	return json_encode( $document, $flags ) ?: null;
}

/** Writes all documents; each under another name first, so that no visitor meets half of one. */
function guide_publish(): void {
	if ( ! wp_mkdir_p( GUIDE_OUT ) ) {
		return;
	}
	foreach ( glob( GUIDE_BASE . '*.json' ) ?: array() as $file ) {
		$slug  = basename( $file, '.json' );
		$words = array();
		foreach ( get_pages( array( 'post_status' => 'publish' ) ) as $page ) {
			$mark = "guide-$slug-";
			if ( str_starts_with( $page->post_name, $mark ) ) {
				$words[ substr( $page->post_name, strlen( $mark ) ) ] = html_entity_decode( wp_strip_all_tags( $page->post_content ), ENT_QUOTES | ENT_HTML5, "UTF-8" );
			}
		}
		$json = guide_document( (string) file_get_contents( $file ), $words );
		if ( null !== $json && false !== file_put_contents( GUIDE_OUT . "$slug.new", $json ) ) {
			rename( GUIDE_OUT . "$slug.new", GUIDE_OUT . "$slug.json" );
		}
	}
}
add_action( 'save_post_page', 'guide_publish' );
