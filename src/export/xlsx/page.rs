use rust_xlsxwriter::{Format, FormatAlign, Table, TableColumn, TableStyle, Worksheet, XlsxError};

/// The longest text that a cell can hold.
const LONGEST: usize = 32_000;
/// The longest head that a column of an Excel table can have.
const LONGEST_HEAD: usize = 250;

/// The height of a line in points, and of the highest row that there can be.
const LINE: f64 = 15.0;
const HIGHEST: f64 = 409.0;

/// A sheet that is written from top to bottom.
pub(super) struct Page<'w> {
    sheet: &'w mut Worksheet,
    /// Width of each column, in digits.
    widths: Vec<f64>,
    row: u32,
}

/// Contents of a cell.
pub(super) enum Content {
    Text(String),
    /// A sign in place of a figure.
    Sign(&'static str),
    /// A number, and how it is shown.
    Number(f64, String),
    /// A sheet to go to.
    Link(String),
}

impl Content {
    /// Returns the text, which may take more than one line.
    fn text(&self) -> &str {
        if let Self::Text(text) = self { text } else { "" }
    }
}

impl<'w> Page<'w> {
    pub(super) fn new(sheet: &'w mut Worksheet, widths: &[f64]) -> Result<Self, XlsxError> {
        for (column, width) in (0..).zip(widths) {
            sheet.set_column_width(column, *width)?;
        }
        // A page of paper is as wide as the sheet.
        sheet.set_print_fit_to_pages(1, 0);
        Ok(Self { sheet, widths: widths.to_vec(), row: 0 })
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
        self.high_enough(&[lines(text, self.widths.first())])?;
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
        self.high_enough(&self.lines_of(head.iter().map(String::as_str)))?;
        self.row += 1;
        for row in rows {
            self.high_enough(&self.lines_of(row.iter().map(Content::text)))?;
            for (column, content) in (0..).zip(row) {
                self.cell(column, content)?;
            }
            self.row += 1;
        }
        self.sheet.add_table(first, 0, self.row - 1, width - 1, &table)?;
        Ok(())
    }

    fn lines_of<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Vec<f64> {
        texts.zip(&self.widths).map(|(text, width)| lines(text, Some(width))).collect()
    }

    /// Makes the row as high as the cell with the most lines. Excel would by itself; `LibreOffice` draws the lines over
    /// each other.
    fn high_enough(&mut self, lines: &[f64]) -> Result<(), XlsxError> {
        let most = lines.iter().copied().fold(1.0, f64::max);
        if most > 1.0 {
            self.sheet.set_row_height(self.row, (most * LINE).min(HIGHEST))?;
        }
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

/// Returns the number of lines of a text in a column so many digits wide; words leave a part of each line empty.
fn lines(text: &str, width: Option<&f64>) -> f64 {
    let room = width.map_or(8.0, |width| (width * 0.9).max(1.0));
    let length = |line: &str| f64::from(u32::try_from(line.chars().count()).unwrap_or(u32::MAX));
    text.split('\n').map(|line| (length(line) / room).ceil().max(1.0)).sum()
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

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::lines;

    #[test]
    fn a_text_takes_as_many_lines_as_its_column_is_too_narrow_for_it() {
        let of = |text: &str| lines(text, Some(&20.0));
        assert_eq!((of("short"), of(&"a word ".repeat(10)), of("one\ntwo")), (1.0, 4.0, 2.0));
    }
}
