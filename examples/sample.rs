//! Writes a CSV file of invented hotline records: `cargo run --release --example sample -- 1000000 out.csv`.

use std::fs::File;
use std::io::Write;
use std::{env, error};

use hotline_report::sample::Sample;

fn main() -> Result<(), Box<dyn error::Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [rows, path] = &arguments[..] else {
        return Err("Say how many rows, and which file to write: 1000000 out.csv".into());
    };
    let rows = rows.parse().map_err(|_| format!("“{rows}” is no number of rows; write digits alone: 1000000"))?;
    let sample = Sample::new(rows);
    println!("{path}: {} rows. {}", sample.rows(), Sample::LABEL);
    let mut file = File::create(path)?;
    for chunk in sample {
        file.write_all(chunk.as_bytes())?;
    }
    Ok(())
}
