//! Small files of delimited text with one difficulty each.

/// One record with an accented letter and typographic quotation marks.
const SPANISH: &str = "Fecha;Categoría;Número\r\n03/04/2020;Víctima “A”;1.234,5\r\n";

/// Returns the bytes of the file of that name.
pub(crate) fn difficult(name: &str) -> Vec<u8> {
    encoded(name).unwrap_or_else(|| plain(name))
}

fn encoded(name: &str) -> Option<Vec<u8>> {
    let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
    let little = |text: &str| units(text).into_iter().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    Some(match name {
        "cp1252_semicolon_decimalcomma" => SPANISH.chars().map(windows_1252).collect(),
        "utf16be_bom" => units(&format!("\u{feff}{SPANISH}")).into_iter().flat_map(u16::to_be_bytes).collect(),
        "utf16le_bom_tab" => little(&format!("\u{feff}{}", SPANISH.replace(';', "\t"))),
        "utf16le_nobom" => little(SPANISH),
        "utf8_bom" => format!("\u{feff}{SPANISH}").into_bytes(),
        _ => return None,
    })
}

fn windows_1252(char: char) -> u8 {
    match char {
        '“' => 0x93,
        '”' => 0x94,
        other => u8::try_from(u32::from(other)).unwrap(),
    }
}

fn plain(name: &str) -> Vec<u8> {
    match name {
        "ambiguous_dates" => "d\n03/04/2020\n04/03/2020\n12/11/2020\n".into(),
        "bidi_labels" => "label,n\nabc\u{202e}dcba,1\nשלום,2\nعربي,3\n".into(),
        "dmy_dates" => "d\n03/04/2020\n25/12/2020\n".into(),
        "dup_blank_headers" => "a,,a,\n1,2,3,4\n".into(),
        "empty" => Vec::new(),
        "formula_cells" => "a,b\n=1+1,x\n+cmd|calc,y\n-2+3,z\n@SUM(1),w\n\"\t=1\",v\n＝1+1,u\n-185,neg\n".into(),
        "header_only" => "a,b\n".into(),
        "lone_cr" => "a,b\r1,2\r3,4\r".into(),
        "mixed_eol" => "a,b\r\n1,2\n3,4\r5,6\r\n".into(),
        "nul_bytes" => "a,b\n1\0,2\n".into(),
        "preamble_footer" => {
            "Report: Hotline\nGenerated 2021-07-01\n\nType,Count\nVictim,185\nTotal,185\n\nConfidential\n".into()
        }
        "proto_headers" => "__proto__,constructor,toString,hasOwnProperty\n1,2,3,4\n".into(),
        "ragged" => "a,b,c\n1,2\n1,2,3,4\n".into(),
        "sep_line" => "sep=;\r\na;b\r\n1;2\r\n".into(),
        "unclosed_quote" => format!("a,b\n\"1,2\n{}", "3,4\n".repeat(1000)).into(),
        "wide_20000_cols" => {
            let names: Vec<String> = (0..20_000).map(|column| format!("c{column}")).collect();
            format!("{}\n{}\n", names.join(","), vec!["1"; 20_000].join(",")).into()
        }
        other => panic!("no file {other}"),
    }
}
