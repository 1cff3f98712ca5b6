import SuretyFlow
