#include "CSuretyPage.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char html[] = {
#embed "page.html"
};
static const unsigned char css[] = {
#embed "page.css"
};
static const unsigned char js[] = {
#embed "page.js"
};

const struct surety_page_part surety_page_html = {html, sizeof html};
const struct surety_page_part surety_page_css = {css, sizeof css};
const struct surety_page_part surety_page_js = {js, sizeof js};
