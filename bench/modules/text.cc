// The interface of module text: words, and how they are set in lines. No class of the standard library:
// GCC 12 does not survive them in modules.
export module text;

export import :words;
export import :lines;

export namespace text {
// Both of a size that is known: the caller's.
int set(const char* paragraph, int width, char* out, int size);
}
