int f2(int a) { return a * 2; }
