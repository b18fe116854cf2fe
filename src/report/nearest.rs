/// The name among `known` that `given` most likely meant, as the end of a sentence.
pub(crate) fn nearest<'k>(given: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    known
        .into_iter()
        .map(|name| (strsim::osa_distance(&given.to_ascii_lowercase(), &name.to_ascii_lowercase()), name))
        .filter(|(distance, name)| {
            let (shorter, longer) = (name.len().min(given.len()), name.len().max(given.len()));
            // “line” is not “none”: most of the letters are the same.
            *distance <= 1 + shorter / 3 && 2 * distance < longer
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}
