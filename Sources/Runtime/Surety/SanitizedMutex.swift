#if SURETY_SANITIZE
    import SuretyLedger

    /// In builds for the thread sanitizer; see the ledger's file of this name.
    typealias Mutex<Value> = SuretyLedger.Mutex<Value>
#endif
