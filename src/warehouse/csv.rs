use std::borrow::Cow;

use crate::tabulate::TabulateError;

/// The rows of comma-separated text as programs write it (RFC 4180), each with the line that it begins on.
///
/// This is no file of records that somebody made: nothing is guessed, and nothing left out.
pub(super) struct Rows<'t> {
    rest: &'t str,
    line: u64,
}

impl<'t> Rows<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { rest: text.trim_start_matches('\u{feff}'), line: 1 }
    }

    /// The next field, and whether another follows in its row.
    fn field(&mut self) -> Result<(Cow<'t, str>, bool), TabulateError> {
        let Some(quoted) = self.rest.strip_prefix('"') else {
            let end = self.rest.find([',', '\n']).unwrap_or(self.rest.len());
            let (field, rest) = self.rest.split_at(end);
            self.rest = rest;
            let follows = self.end()?;
            return Ok((Cow::Borrowed(if follows { field } else { field.trim_end_matches('\r') }), follows));
        };
        let mut from = 0;
        let end = loop {
            let Some(at) = quoted[from..].find('"').map(|at| from + at) else {
                return Err(broken(self.line, "a quote never ends, so the file is cut off"));
            };
            match quoted.as_bytes().get(at + 1) {
                Some(b'"') => from = at + 2,
                _ => break at,
            }
        };
        let (field, rest) = (&quoted[..end], &quoted[end + 1..]);
        self.line += field.matches('\n').count() as u64;
        self.rest = rest.strip_prefix('\r').unwrap_or(rest);
        let field = if field.contains('"') { Cow::Owned(field.replace("\"\"", "\"")) } else { Cow::Borrowed(field) };
        Ok((field, self.end()?))
    }

    /// Passes over what ends a field; whether another follows.
    fn end(&mut self) -> Result<bool, TabulateError> {
        let mut characters = self.rest.chars();
        let next = characters.next();
        self.rest = characters.as_str();
        match next {
            Some(',') => Ok(true),
            Some('\n') | None => Ok(false),
            Some(_) => Err(broken(self.line, "text follows a closing quote")),
        }
    }
}

impl<'t> Iterator for Rows<'t> {
    type Item = Result<(u64, Vec<Cow<'t, str>>), TabulateError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let first = self.line;
        let mut fields = Vec::new();
        loop {
            match self.field() {
                Ok((field, follows)) => {
                    fields.push(field);
                    if !follows {
                        break;
                    }
                }
                Err(error) => {
                    self.rest = "";
                    return Some(Err(error));
                }
            }
        }
        self.line += 1;
        Some(Ok((first, fields)))
    }
}

/// The error of a file that is not what the statements give.
pub(super) fn broken(line: u64, what: &str) -> TabulateError {
    let message = format!("This is not what the statements give: on line {line}, {what}.");
    let remedy = "Save what they give as comma-separated text with its headings, whole and unchanged.";
    TabulateError::new("cells-broken", &format!("line {line}"), message, remedy)
}

#[cfg(test)]
mod tests {
    use super::Rows;

    fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
        Rows::of(text)
            .map(|row| row.unwrap())
            .map(|(line, row)| (line, row.iter().map(ToString::to_string).collect()))
            .collect()
    }

    fn row(line: u64, fields: &[&str]) -> (u64, Vec<String>) {
        (line, fields.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn both_ends_of_lines_are_read() {
        assert_eq!(rows("a,b\r\nc,\r\n"), [row(1, &["a", "b"]), row(2, &["c", ""])]);
        assert_eq!(rows("a\n\nb"), [row(1, &["a"]), row(2, &[""]), row(3, &["b"])]);
    }

    #[test]
    fn quotes_keep_commas_lines_and_quotes() {
        assert_eq!(rows("\"a,\"\"b\r\nc\",\"\"\r\nd,e\n"), [row(1, &["a,\"b\r\nc", ""]), row(3, &["d", "e"])]);
    }

    #[test]
    fn a_quote_that_never_ends_is_told() {
        let error = Rows::of("a\n\"b").nth(1).unwrap().unwrap_err();
        assert!(error.message.contains("on line 2, a quote never ends"), "{error}");
    }
}
