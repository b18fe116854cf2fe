//! Ends of the sentences of a paragraph.

use super::text::RunPlan;

/// A letter of a run, or a note.
type Piece = (Option<char>, usize);

/// Splits a paragraph into its sentences. The space between two belongs to the second; a note belongs to the sentence
/// that it follows.
pub(super) fn sentences(runs: &[RunPlan]) -> Vec<Vec<RunPlan>> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (place, run) in runs.iter().enumerate() {
        match run {
            RunPlan::Text(text) | RunPlan::Strong { strong: text } => {
                pieces.extend(text.chars().map(|letter| (Some(letter), place)));
            }
            RunPlan::Note { .. } => pieces.push((None, place)),
        }
    }
    let mut found = Vec::new();
    let mut start = 0;
    for place in 1..=pieces.len() {
        if place == pieces.len() || ends(&pieces, place) {
            found.push(joined(runs, &pieces[start..place]));
            start = place;
        }
    }
    found
}

/// Returns whether a sentence ends before a place.
fn ends(pieces: &[Piece], place: usize) -> bool {
    let is_space = |piece: &Piece| piece.0.is_some_and(char::is_whitespace);
    if !is_space(&pieces[place]) {
        return false;
    }
    let is_closing = |letter: &char| matches!(letter, '”' | '’' | '"' | ')' | ']' | '»');
    let mut before = pieces[..place].iter().rev().filter_map(|piece| piece.0).skip_while(is_closing);
    let next = pieces[place..].iter().filter(|piece| !is_space(piece)).find_map(|piece| piece.0);
    match before.next() {
        // “D.C. and”, “J. Doe”: the dot belongs to a short form.
        Some('.') => {
            let word: Vec<char> = before.take_while(|letter| !letter.is_whitespace()).collect();
            let is_short = word.contains(&'.') || (word.len() == 1 && word[0].is_alphabetic());
            !is_short && !next.is_some_and(char::is_lowercase)
        }
        Some('!' | '?' | '…' | '。') => !next.is_some_and(char::is_lowercase),
        _ => false,
    }
}

/// The runs that pieces are made of.
fn joined(runs: &[RunPlan], pieces: &[Piece]) -> Vec<RunPlan> {
    pieces
        .chunk_by(|one, next| one.1 == next.1)
        .filter_map(|chunk| {
            let text = || chunk.iter().filter_map(|piece| piece.0).collect::<String>();
            Some(match runs.get(chunk.first()?.1)? {
                RunPlan::Text(_) => RunPlan::Text(text()),
                RunPlan::Strong { .. } => RunPlan::Strong { strong: text() },
                RunPlan::Note { note } => RunPlan::Note { note: note.clone() },
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{RunPlan, sentences};

    fn split(text: &str) -> Vec<String> {
        let text_of = |run: &RunPlan| if let RunPlan::Text(text) = run { text.clone() } else { String::new() };
        sentences(&[RunPlan::Text(text.to_owned())]).iter().map(|runs| runs.iter().map(text_of).collect()).collect()
    }

    #[test]
    fn sentences_end_with_a_mark_and_a_space() {
        assert_eq!(split("One. Two! ¿Tres? Four"), ["One.", " Two!", " ¿Tres?", " Four"]);
    }

    #[test]
    fn a_quotation_closes_with_its_sentence() {
        assert_eq!(split("He said “no.” She left."), ["He said “no.”", " She left."]);
    }

    #[test]
    fn a_short_form_or_a_number_ends_no_sentence() {
        assert_eq!(
            split("In Washington, D.C. The rest, e.g. this, is 3.5 of it."),
            ["In Washington, D.C. The rest, e.g. this, is 3.5 of it."]
        );
    }
}
