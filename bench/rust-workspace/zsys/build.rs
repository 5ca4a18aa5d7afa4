fn main() {
    println!("cargo:rerun-if-changed=c");
    let mut build = cc::Build::new();
    for i in 1..5 {
        build.file(format!("c/f{i}.c"));
    }
    build.compile("z_of_ours");
}
