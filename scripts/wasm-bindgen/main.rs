//! `hotline-bindgen MODULE FOLDER NAME` writes the bindings of a compiled WebAssembly module for the browser.

use std::env::args;
use std::error::Error;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--version"] => println!("hotline-bindgen {}", env!("CARGO_PKG_VERSION")),
        [module, folder, name] => {
            // Bundlers look for the module's address in what is written.
            let mut bindgen = Bindgen::new();
            bindgen.input_path(module).web(true)?.typescript(true).out_name(name).omit_default_module_path(false);
            bindgen.generate(folder)?;
        }
        _ => return Err("usage: hotline-bindgen MODULE FOLDER NAME".into()),
    }
    Ok(())
}
