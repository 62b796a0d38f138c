// Linked into sanitized programs: what a graphics driver keeps until the end is no leak of ours, which is known only while the
// driver is loaded.
extern "C" int dlclose(void*) { return 0; }
