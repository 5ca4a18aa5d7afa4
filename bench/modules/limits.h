#define WIDTH 32
inline int widest() { return WIDTH; }
