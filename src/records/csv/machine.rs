use super::syntax::Syntax;

/// Reads byte by byte. This is what the layout of a file means; the fast way must agree with it.
///
/// A quote opens a field only as its first byte but blanks. Within, a doubled quote is one, and so is an escaped one.
/// After the closing quote and blanks, any other byte is literal, to the end of the field; where quotes are lenient, it
/// was no closing quote. A line ends with LF, CR or both. (The index takes an opening quote at the end of a line for text, if
/// what seemed to be its closing quote has text behind it.)
#[derive(Debug, Clone, Copy)]
pub(super) struct Machine {
    syntax: Syntax,
    state: State,
    after_return: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    FieldStart,
    /// After blanks at the start of a field.
    Padding,
    Plain,
    Quoted,
    /// After an escape within a quoted field.
    Escaped,
    /// After a quote within a quoted field: it closes the field, unless another follows.
    Closing,
    /// After a closing quote and blanks.
    Closed,
}

/// Meaning of a byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Text, or part of what is not text.
    Inside,
    /// The quote before a field.
    Opens,
    /// The first byte that is between a closing quote and the end of the field.
    Stray,
    /// The first byte of a line end within a quoted field.
    QuotedLine,
    /// The delimiter behind a field.
    EndsField,
    /// The first byte of the line end behind a record.
    EndsRecord,
}

impl Machine {
    /// At the start of a record.
    pub(super) const fn new(syntax: Syntax) -> Self {
        Self { syntax, state: State::FieldStart, after_return: false }
    }

    /// Within an unquoted field.
    pub(super) const fn within(syntax: Syntax) -> Self {
        Self { syntax, state: State::Plain, after_return: false }
    }

    /// Takes in the next byte.
    pub(super) fn step(&mut self, byte: u8) -> Step {
        let after_return = std::mem::replace(&mut self.after_return, byte == b'\r');
        if byte == b'\n' && after_return {
            return Step::Inside;
        }
        let quoting = self.syntax.quoting;
        let is_quote = quoting.quote == Some(byte);
        let is_blank = matches!(byte, b' ' | b'\t');
        let is_line_end = matches!(byte, b'\n' | b'\r');
        let (state, step) = match self.state {
            State::Quoted | State::Escaped if is_line_end => (State::Quoted, Step::QuotedLine),
            State::Quoted if quoting.escape == Some(byte) => (State::Escaped, Step::Inside),
            State::Quoted if is_quote => (State::Closing, Step::Inside),
            State::Quoted | State::Escaped => (State::Quoted, Step::Inside),
            State::Closing if is_quote => (State::Quoted, Step::Inside),
            State::FieldStart | State::Padding if is_quote => (State::Quoted, Step::Opens),
            _ if byte == self.syntax.delimiter => (State::FieldStart, Step::EndsField),
            _ if is_line_end => (State::FieldStart, Step::EndsRecord),
            State::FieldStart | State::Padding if is_blank => (State::Padding, Step::Inside),
            State::Closing | State::Closed if is_blank => (State::Closed, Step::Inside),
            State::Closing | State::Closed if quoting.is_lenient() => (State::Quoted, Step::Stray),
            State::Closing | State::Closed => (State::Plain, Step::Stray),
            State::FieldStart | State::Padding | State::Plain => (State::Plain, Step::Inside),
        };
        self.state = state;
        step
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::quoting::Quoting;
    use super::*;

    /// The fields of every record, as they are in the text, and how many stray bytes there are.
    fn read(text: &str) -> (Vec<Vec<String>>, usize) {
        let mut machine = Machine::new(Syntax { delimiter: b',', quoting: Quoting::by(Some(b'"')) });
        let (mut records, mut record, mut field, mut strays) = (vec![], vec![], String::new(), 0);
        for byte in text.bytes() {
            match machine.step(byte) {
                Step::EndsField => record.push(std::mem::take(&mut field)),
                Step::EndsRecord => {
                    record.push(std::mem::take(&mut field));
                    records.push(std::mem::take(&mut record));
                }
                step => {
                    strays += usize::from(step == Step::Stray);
                    field.push(char::from(byte));
                }
            }
        }
        (records, strays)
    }

    fn fields(text: &str) -> Vec<Vec<String>> {
        read(text).0
    }

    #[test]
    fn every_line_end_ends_a_record() {
        assert_eq!(fields("a\rb\n"), [["a"], ["b"]]);
        assert_eq!(fields("a,b\r\n"), [["a", "b"]]);
    }

    #[test]
    fn quotes_hide_delimiters_and_line_ends() {
        assert_eq!(fields("\"a,\r\n\"\"b\"\"\",c\n"), [["\"a,\r\n\"\"b\"\"\"", "c"]]);
    }

    #[test]
    fn a_quote_within_an_unquoted_field_hides_nothing() {
        assert_eq!(fields("5\" pipe,b\n"), [["5\" pipe", "b"]]);
    }

    #[test]
    fn bytes_behind_a_closing_quote_are_literal_and_counted_once_a_field() {
        assert_eq!(read("\"a\"b\"c,d\n"), (vec![vec!["\"a\"b\"c".into(), "d".into()]], 1));
    }
}
