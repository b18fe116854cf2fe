use rust_xlsxwriter::{Format, FormatAlign, Table, TableColumn, TableStyle, Worksheet, XlsxError};

/// The longest text that a cell can hold.
const LONGEST: usize = 32_000;
/// The longest head that a column of an Excel table can have.
const LONGEST_HEAD: usize = 250;

/// A sheet that is written from top to bottom.
pub(super) struct Page<'w> {
    sheet: &'w mut Worksheet,
    row: u32,
}

/// What a cell holds.
pub(super) enum Content {
    Text(String),
    /// A sign in place of a figure.
    Sign(&'static str),
    /// A number, and how it is shown.
    Number(f64, String),
    /// A sheet to go to.
    Link(String),
}

impl<'w> Page<'w> {
    pub(super) fn new(sheet: &'w mut Worksheet, widths: &[f64]) -> Result<Self, XlsxError> {
        for (column, width) in (0..).zip(widths) {
            sheet.set_column_width(column, *width)?;
        }
        Ok(Self { sheet, row: 0 })
    }

    pub(super) fn title(&mut self, text: &str) -> Result<(), XlsxError> {
        self.line(text, &Format::new().set_bold().set_font_size(14))
    }

    pub(super) fn heading(&mut self, text: &str) -> Result<(), XlsxError> {
        self.line(text, &Format::new().set_bold().set_font_size(12))
    }

    pub(super) fn text(&mut self, text: &str) -> Result<(), XlsxError> {
        self.line(text, &Format::new())
    }

    /// A text that is broken into lines where its column is too narrow.
    pub(super) fn paragraph(&mut self, text: &str) -> Result<(), XlsxError> {
        self.line(text, &wrapped())
    }

    fn line(&mut self, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, clean(text), format)?;
        self.row += 1;
        Ok(())
    }

    pub(super) fn link(&mut self, to: &str, text: &str) -> Result<(), XlsxError> {
        self.sheet.write_url_with_text(self.row, 0, address(to).as_str(), text)?;
        self.row += 1;
        Ok(())
    }

    /// An Excel table, which marks its head for all who cannot see it.
    pub(super) fn table(&mut self, name: &str, head: &[String], rows: Vec<Vec<Content>>) -> Result<(), XlsxError> {
        let (first, Ok(width)) = (self.row, u16::try_from(head.len())) else { return Ok(()) };
        if rows.is_empty() || width == 0 {
            return Ok(());
        }
        let columns: Vec<TableColumn> = heads(head)
            .into_iter()
            .map(|head| TableColumn::new().set_header(head).set_header_format(wrapped().set_bold()))
            .collect();
        let table = Table::new()
            .set_name(name)
            .set_columns(&columns)
            .set_style(TableStyle::Light1)
            .set_autofilter(false)
            .set_banded_rows(false);
        self.row += 1;
        for row in rows {
            for (column, content) in (0..).zip(row) {
                self.cell(column, content)?;
            }
            self.row += 1;
        }
        self.sheet.add_table(first, 0, self.row - 1, width - 1, &table)?;
        Ok(())
    }

    fn cell(&mut self, column: u16, content: Content) -> Result<(), XlsxError> {
        match content {
            // Always as text, so nothing that somebody wrote can become a formula.
            Content::Text(text) => self.sheet.write_string_with_format(self.row, column, clean(&text), &wrapped())?,
            Content::Sign(sign) => {
                self.sheet.write_string_with_format(self.row, column, sign, &top().set_align(FormatAlign::Right))?
            }
            Content::Number(number, shown) => {
                self.sheet.write_number_with_format(self.row, column, number, &top().set_num_format(shown))?
            }
            Content::Link(to) => {
                self.sheet.write_url_with_text(self.row, column, address(&to).as_str(), to.as_str())?
            }
        };
        Ok(())
    }
}

fn address(sheet: &str) -> String {
    format!("internal:'{sheet}'!A1")
}

fn top() -> Format {
    Format::new().set_align(FormatAlign::Top)
}

fn wrapped() -> Format {
    top().set_text_wrap()
}

/// Heads as Excel tables want them: none empty, no two alike.
fn heads(head: &[String]) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    for text in head {
        let text: String = clean(text).chars().take(LONGEST_HEAD).collect();
        let numbered = (2..).map(|number: usize| format!("{text} ({number})"));
        let free = |head: &String| !taken.iter().any(|other| other.to_lowercase() == head.to_lowercase());
        let head = std::iter::once(text.clone()).chain(numbered).find(free).unwrap_or_default();
        taken.push(head);
    }
    taken
}

/// A text that XML and Excel take: no control characters, never empty, not too long.
pub(super) fn clean(text: &str) -> String {
    let sound = |letter: char| match letter {
        '\n' => '\n',
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        letter if letter.is_control() => ' ',
        letter => letter,
    };
    let text: String = text.chars().take(LONGEST).map(sound).collect();
    if text.trim().is_empty() { "–".to_owned() } else { text }
}
