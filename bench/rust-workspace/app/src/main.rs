use clap::Parser;

#[derive(Parser)]
struct Options {
    #[arg(long, default_value = "3")]
    count: u32,
}

#[tokio::main]
async fn main() {
    let options = Options::parse();
    println!("{}", lib::describe(&format!("n={}", options.count)));
    println!("{}", zsys::twice(options.count as i32));
}
