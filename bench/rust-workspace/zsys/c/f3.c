int f3(int a) { return a * 3; }
