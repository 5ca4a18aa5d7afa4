int f1(int a) { return a * 1; }
