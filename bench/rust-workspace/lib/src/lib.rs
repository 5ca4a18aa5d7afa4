use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub struct Setting {
    pub name: String,
    pub value: u32,
}

/// The settings of a text, as JSON; and how many items a piece of Rust has.
pub fn describe(text: &str) -> String {
    let pattern = regex::Regex::new(r"(\w+)=(\d+)").unwrap();
    let settings: Vec<Setting> = pattern
        .captures_iter(text)
        .map(|c| Setting { name: c[1].to_string(), value: c[2].parse().unwrap() })
        .collect();
    let file: syn::File = syn::parse_str("fn a() {} struct B;").unwrap();
    format!("{} {}", serde_json::to_string(&settings).unwrap(), file.items.len())
}

#[cfg(test)]
mod tests {
    #[test]
    fn describes() {
        assert_eq!(super::describe("a=1"), r#"[{"name":"a","value":1}] 2"#);
    }
}
