// A library that is no plugin.
extern "C" __attribute__((visibility("default"))) const int something_else;
const int something_else = 7;
