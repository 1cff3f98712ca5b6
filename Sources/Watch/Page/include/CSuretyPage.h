// The parts of the page of a watch, as they lie beside this file.
#ifndef CSURETY_PAGE_H
#define CSURETY_PAGE_H

#include <stddef.h>

/// A part of the page.
struct surety_page_part {
    const unsigned char *bytes;
    size_t count;
};

extern const struct surety_page_part surety_page_html;
extern const struct surety_page_part surety_page_css;
extern const struct surety_page_part surety_page_js;

#endif
