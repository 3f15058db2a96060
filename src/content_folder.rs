//! The content folder on disk, as the compiler takes it: for the check and for the prerenderer.
//!
//! Native only. Knows which files can hold content, and no rule of what stands in them.

use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use crate::content::compile::SourceFile;

/// Why the folder could not be read.
#[derive(Debug)]
pub enum Unread {
    /// The folder, or one in it, cannot be opened.
    Folder(PathBuf, io::Error),
    /// A file cannot be opened.
    File(PathBuf, io::Error),
    /// A file is not UTF-8: editors that save as “ANSI” or as UTF-16 make such files.
    NotUtf8(PathBuf),
}

impl fmt::Display for Unread {
    /// Two lines: what, and under it the way out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unread::Folder(path, error) => write!(
                f,
                "{} cannot be read: {error}\n    name a content folder, such as public/content",
                path.display()
            ),
            Unread::File(path, error) => write!(
                f,
                "{} cannot be read: {error}\n    see that it is there and that you may open it",
                path.display()
            ),
            Unread::NotUtf8(path) => write!(
                f,
                "{} is not saved as UTF-8\n    save it again and choose the encoding UTF-8",
                path.display()
            ),
        }
    }
}

impl std::error::Error for Unread {}

/// The files below `root`, by path. Those that are neither Markdown nor TOML come without their
/// text, so that the compiler can say that nothing reads them; hidden ones, which systems and
/// editors leave behind (`.DS_Store`), do not come at all.
///
/// # Errors
/// [`Unread`], the first by path.
pub fn read(root: &Path) -> Result<Vec<SourceFile>, Unread> {
    let mut files = Vec::new();
    collect(root, root, &mut files)?;
    Ok(files)
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<SourceFile>) -> Result<(), Unread> {
    let fault = |error| Unread::Folder(folder.to_owned(), error);
    let entries: Result<Vec<_>, _> = fs::read_dir(folder).map_err(fault)?.collect();
    let mut entries = entries.map_err(fault)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if path.is_dir() {
            collect(root, &path, files)?;
        } else {
            let inside = path.strip_prefix(root).unwrap_or(&path);
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            files.push(SourceFile { path: parts.join("/"), text: text(&path)? });
        }
    }
    Ok(())
}

fn text(path: &Path) -> Result<String, Unread> {
    if !path.extension().is_some_and(|extension| extension == "md" || extension == "toml") {
        return Ok(String::new());
    }
    fs::read_to_string(path).map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData => Unread::NotUtf8(path.to_owned()),
        _ => Unread::File(path.to_owned(), error),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of its own with these files, gone at the end of the test.
    struct Folder(PathBuf);

    impl Folder {
        fn with(name: &str, files: &[(&str, &[u8])]) -> Self {
            let root = std::env::temp_dir().join(format!("tg-{name}-{}", std::process::id()));
            for (path, bytes) in files {
                let path = root.join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, bytes).unwrap();
            }
            Folder(root)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn only_markdown_and_toml_are_read_and_hidden_files_are_passed_over() {
        let folder = Folder::with(
            "mixed",
            &[
                ("treatments/a/page.md", "Grüße".as_bytes()),
                ("treatments/a/skin.png", b"\x89PNG\xff"),
                ("treatments/.git/page.md", b"\xff"),
                ("clinic.toml", b"name = \"A\""),
                (".DS_Store", b"\0\0\0\x01Bud1\xff"),
            ],
        );
        let files = read(&folder.0).unwrap();
        let found: Vec<_> = files.iter().map(|it| (it.path.as_str(), it.text.as_str())).collect();
        assert_eq!(
            found,
            [
                ("clinic.toml", "name = \"A\""),
                ("treatments/a/page.md", "Grüße"),
                ("treatments/a/skin.png", ""),
            ]
        );
    }

    #[test]
    fn a_file_in_another_encoding_is_named_with_the_way_out() {
        let latin = b"name = \"Caf\xe9\"\n".to_vec();
        let wide: Vec<u8> =
            "\u{feff}name = \"A\"\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (name, bytes) in [("latin", latin), ("wide", wide)] {
            let folder = Folder::with(name, &[("clinic.toml", &bytes)]);
            let error = read(&folder.0).unwrap_err().to_string();
            let path = folder.0.join("clinic.toml");
            assert_eq!(
                error,
                format!(
                    "{} is not saved as UTF-8\n    save it again and choose the encoding UTF-8",
                    path.display()
                )
            );
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let error = read(Path::new("no/such/folder")).unwrap_err();
        assert!(matches!(&error, Unread::Folder(path, _) if path.ends_with("no/such/folder")));
        assert!(error.to_string().ends_with("\n    name a content folder, such as public/content"));
    }
}
