extern "C" {
    fn f2(a: i32) -> i32;
}

pub fn twice(a: i32) -> i32 {
    unsafe { f2(a) }
}
