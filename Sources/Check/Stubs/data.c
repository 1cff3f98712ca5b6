#include "CSuretyData.h"

const struct surety_data_file surety_data_files[] = {{"", 0, 0}};
const size_t surety_data_file_count = 0;
