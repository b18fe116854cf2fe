use super::{AGE, CHANNEL, LANGUAGE, LARGER, SIGNALER, SMALLEST, Sample, text};

/// The 64-bit FNV-1a hash.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

#[test]
fn the_same_size_gives_the_same_bytes_everywhere() {
    assert_eq!(hash(&text(60_000)), 7_778_326_735_964_480_996);
}

#[test]
fn it_has_as_many_rows_as_asked_for() {
    assert_eq!((LARGER.len(), Sample::new(100_000).rows()), (100_000, 100_000));
}

#[test]
fn fewer_rows_than_the_minimum_are_the_minimum() {
    assert_eq!((SMALLEST.len(), Sample::new(0).rows()), (Sample::MINIMUM, 50_000));
    assert!(text(Sample::MINIMUM) == text(0));
}

#[test]
fn the_largest_sample_begins_without_being_made() {
    let mut sample = Sample::new(usize::MAX);
    assert_eq!(sample.rows(), u32::MAX);
    assert!(sample.next().is_some());
}

#[test]
fn the_header_names_the_columns() {
    let header = "signal_id,date,state,county,channel,signaler_type,substantive,situation_id,primary_reason,\
                  trafficking_type,venue,demographics,age,victims,traffickers,businesses,language";
    assert_eq!(Sample::new(0).next().unwrap().lines().next(), Some(header));
}

#[test]
fn every_row_has_17_fields() {
    assert!(SMALLEST.iter().all(|row| row.len() == 17));
}

#[test]
fn chunks_are_of_about_64_kib_and_end_with_a_row() {
    let chunks: Vec<String> = Sample::new(0).collect();
    let (last, full) = chunks.split_last().unwrap();
    assert!(full.iter().all(|chunk| (65_536..66_048).contains(&chunk.len())));
    assert!(last.len() < 66_048);
    assert!(chunks.iter().all(|chunk| chunk.ends_with('\n')));
}

#[test]
fn signals_stand_in_the_order_of_their_numbers_and_nearly_in_that_of_their_dates() {
    assert!(SMALLEST.is_sorted_by(|a, b| a[0] < b[0]));
    let mut latest = String::new();
    let mut late = 0;
    for row in SMALLEST.iter() {
        late += usize::from(row[1] < latest);
        latest = latest.max(row[1].clone());
        assert_eq!(row[0][1..5], row[1][..4]);
    }
    assert!((1..SMALLEST.len() / 5).contains(&late), "{late}");
    assert_eq!((&SMALLEST[0][1][..], &latest[..]), ("2015-01-01", "2021-12-31"));
}

#[test]
fn signals_of_2020_are_the_same_in_every_sample() {
    let of_2020 = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with("S2020-")).map(str::to_owned).collect()
    };
    assert!(of_2020(&text(0)) == of_2020(&text(90_000)));
}

#[test]
fn languages_put_a_reader_to_the_test() {
    for language in ["Español", "中文", "Other, not listed", "American Sign Language (\"ASL\")"] {
        assert!(SMALLEST.iter().any(|row| row[LANGUAGE] == language), "{language}");
    }
    assert!(SMALLEST.iter().any(|row| row[LANGUAGE].contains('\n')));
}

#[test]
fn ages_are_plausible_blank_or_marked_as_unknown() {
    let mut ages: Vec<i32> = SMALLEST.iter().filter_map(|row| row[AGE].parse().ok()).collect();
    ages.sort_unstable();
    ages.dedup();
    assert_eq!(ages[0], -99);
    assert!(ages[1..].iter().all(|age| (13..=79).contains(age)));
    assert!(SMALLEST.iter().any(|row| row[AGE].is_empty()));
}

#[test]
fn every_signal_has_a_channel_and_most_have_a_type_of_signaler() {
    assert!(SMALLEST.iter().all(|row| !row[CHANNEL].is_empty()));
    let blank = SMALLEST.iter().filter(|row| row[SIGNALER].is_empty()).count();
    assert!((1..SMALLEST.len() / 10).contains(&blank), "{blank}");
}
