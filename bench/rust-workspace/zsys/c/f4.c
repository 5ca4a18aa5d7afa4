int f4(int a) { return a * 4; }
