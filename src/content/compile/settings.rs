//! The clinic (clinic.toml) and the order of treatments (treatments.toml).
//!
//! Knows nothing of treatments but their names.

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use super::log::{File, Log};
use super::toml_file::{Text, Toml, decode, did_you_mean};
use crate::content::check::{is_endpoint, is_language, is_phone};
use crate::content::clinic::Clinic;
use crate::content::ids::{is_id, is_slug};
use crate::content::links::leads_from_anywhere;
use crate::domain::date::CivilDate;

const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A date in quotes or without: both look right to a person.
#[derive(Deserialize)]
#[serde(untagged, expecting = "a holiday is a date, as in \"2027-12-25\"")]
enum Day {
    Quoted(String),
    Bare(Datetime),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClinic {
    name: Text,
    language: Text,
    services_url: Option<Text>,
    booking_url: Option<Text>,
    phone: Option<Text>,
    call_us: Option<String>,
    #[serde(default)]
    closed_weekdays: Vec<Text>,
    #[serde(default)]
    holidays: Vec<Spanned<Day>>,
    idle_minutes: Option<Spanned<i64>>,
    content_url: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOrder {
    order: Vec<Text>,
}

/// Reads clinic.toml.
pub(super) fn clinic(file: File<'_>, log: &mut Log) -> Option<Clinic> {
    let table = Toml::parse(file, file.text, log)?.rest();
    let raw = decode::<RawClinic>(file, table, log)?;
    let mut wrong = |text: &Text, message: &str, hint: &str| {
        let message = format!("“{}” {message}", text.get_ref().escape_debug());
        log.error(file, text.span().start, message, hint);
    };
    if raw.name.get_ref().trim().is_empty() {
        wrong(&raw.name, "is no name", "write the name of the clinic");
    }
    if !is_language(raw.language.get_ref()) {
        wrong(&raw.language, "is not a language tag", "write one such as \"en\" or \"en-US\"");
    }
    for url in [&raw.services_url, &raw.booking_url].into_iter().flatten() {
        if unlike(url, leads_from_anywhere) {
            let hint = "write it in full, as in https://example.org/page, or begin it with /";
            wrong(url, "is not an address", hint);
        }
    }
    if let Some(phone) = raw.phone.as_ref().filter(|it| unlike(it, is_phone)) {
        wrong(phone, "is not a telephone number", "use digits, spaces, + - ( ) and . only");
    }
    if let Some(url) = raw.content_url.as_ref().filter(|it| unlike(it, is_endpoint)) {
        wrong(
            url,
            "is not the address of content",
            "it ends in /content/v1/ and begins with https:// or /; http:// is for trying things on your own machine",
        );
    }
    let closed_weekdays = closed(&raw.closed_weekdays, file, log);
    let holidays = holidays(&raw.holidays, file, log);
    let idle_minutes = match &raw.idle_minutes {
        None => Some(Clinic::IDLE_MINUTES),
        Some(minutes) => u16::try_from(*minutes.get_ref()).ok().filter(|it| (1..=60).contains(it)),
    };
    if let (None, Some(minutes)) = (idle_minutes, &raw.idle_minutes) {
        let message = format!("a screen cannot wait {} minutes", minutes.get_ref());
        log.error(file, minutes.span().start, message, "use 1 to 60 minutes");
    }
    let text = |text: Option<Text>| text.map(Spanned::into_inner).unwrap_or_default();
    Some(Clinic {
        name: raw.name.into_inner().trim().to_owned(),
        language: raw.language.into_inner(),
        services_url: text(raw.services_url),
        booking_url: text(raw.booking_url),
        phone: text(raw.phone),
        call_us: raw.call_us.unwrap_or_default(),
        closed_weekdays,
        holidays,
        idle_minutes: idle_minutes.unwrap_or(Clinic::IDLE_MINUTES),
        content_url: text(raw.content_url),
    })
}

/// Whether `text` is given and not as `wanted`.
fn unlike(text: &Text, wanted: fn(&str) -> bool) -> bool {
    !text.get_ref().is_empty() && !wanted(text.get_ref())
}

fn closed(days: &[Text], file: File<'_>, log: &mut Log) -> Vec<u8> {
    let mut closed = Vec::new();
    for day in days {
        let name = day.get_ref().to_lowercase();
        match (0_u8..).zip(WEEKDAYS).find(|(_, weekday)| *weekday == name) {
            Some((index, _)) => closed.push(index),
            None => {
                let message = format!("“{}” is not a weekday", day.get_ref());
                log.error(file, day.span().start, message, did_you_mean(&name, &WEEKDAYS));
            }
        }
    }
    closed.sort_unstable();
    closed.dedup();
    if let (7, Some(first)) = (closed.len(), days.first()) {
        let hint = "leave out at least one weekday on which the clinic is open";
        log.error(file, first.span().start, "the clinic is closed on all seven weekdays", hint);
    }
    closed
}

fn holidays(days: &[Spanned<Day>], file: File<'_>, log: &mut Log) -> Vec<String> {
    let mut dates: Vec<CivilDate> = Vec::new();
    for day in days {
        let text = match day.get_ref() {
            Day::Quoted(text) => text.clone(),
            Day::Bare(date) => date.to_string(),
        };
        match text.parse::<CivilDate>() {
            Ok(date) => dates.push(date),
            Err(error) => {
                let error = error.to_string();
                let (message, hint) = error.split_once(": ").unwrap_or((&error, ""));
                log.error(file, day.span().start, message, hint);
            }
        }
    }
    dates.sort_unstable();
    dates.dedup();
    dates.iter().map(CivilDate::to_string).collect()
}

/// Reads treatments.toml: the names of the folders, in order, with their places.
pub(super) fn order(file: File<'_>, log: &mut Log) -> Vec<(String, usize)> {
    let Some(toml) = Toml::parse(file, file.text, log) else { return Vec::new() };
    let Some(raw) = decode::<RawOrder>(file, toml.rest(), log) else { return Vec::new() };
    let mut order: Vec<(String, usize)> = Vec::new();
    for slug in raw.order {
        let (place, slug) = (slug.span().start, slug.into_inner());
        if !is_id(&slug) {
            let message = format!("“{slug}” cannot be the name of a treatment's folder");
            log.error(file, place, message, "use small letters, digits and hyphens: laser-peel");
        } else if !is_slug(&slug) {
            let message = format!("no treatment can be called “{slug}”: the endpoint is so called");
            log.error(file, place, message, "give the folder another name");
        } else if order.iter().any(|(other, _)| *other == slug) {
            log.error(file, place, format!("“{slug}” is used twice"), "take one of them out");
        } else {
            order.push((slug, place));
        }
    }
    if order.is_empty() && log.errors.is_empty() {
        log.error(
            file,
            0,
            "no treatment is listed",
            "write order = [\"…\"] with at least one folder",
        );
    }
    order
}
