// The kinds of resources that the contracts speak of. A kind is a global name.
//
// release=A,B: any one of these discharges: a method, a package function that takes the value, or () where
// the value
// itself is called. idempotent: releasing again is harmless; the word may also stand at one `releases`.
// droppable:
// forgetting is no leak, though a second release may still be a mistake; droppable=go1.23: from that
// language version
// on. expires: it ends by itself, late, not never. survives: the system does not discharge it when the
// process ends.
// pooled: one of a bounded number. lock: excludes others. process-long: held for a process's life as a rule.
package kinds

// The standard library.

// 2nd Close returns ErrClosed: os/file_posix.go doc of Close. A finalizer/cleanup may close it late:
// os/file.go doc of Fd
//surety:kind file release=Close idempotent
// "caller's responsibility to remove": os/tempfile.go doc of CreateTemp. Rename moves it into place: duty ends
//surety:kind tempfile release=Remove,RemoveAll,Rename survives
// os/tempfile.go doc of MkdirTemp
//surety:kind tempdir release=RemoveAll,Remove survives
// os/root.go doc of Close
//surety:kind root release=Close idempotent
// os/exec.go docs of Wait and Release: Release only needed if Wait is not called. An unreaped child is a
// zombie; it outlives the parent
//surety:kind process release=Wait,Release idempotent survives
// os/exec/exec.go doc of Start: after success Wait must be called. 2nd Wait returns an error, so idempotent too
//surety:kind command release=Wait survives
// os/exec docs of StdoutPipe/StdinPipe/StderrPipe: closed by Wait; closed by Start when Start fails; leaks
// only where neither is called
//surety:kind cmdpipe release=Close idempotent
// not idempotent: another thread may have got the number meanwhile
//surety:kind fd release=Close
// the runtime keeps a table of live mappings; an unknown slice is EINVAL: syscall/syscall_unix.go
//surety:kind mapping release=Munmap idempotent
//surety:kind mount release=Unmount survives
//surety:kind mlock release=Munlock idempotent
//surety:kind ptrace release=PtraceDetach
// net/net.go doc of Conn.Close. (2nd: ErrClosed.) The peer sees the end when the process dies
//surety:kind conn release=Close idempotent
//surety:kind listener release=Close idempotent
// Close unlinks the socket file that Listen made: net/unixsock_posix.go doc of SetUnlinkOnClose
//surety:kind unixlistener release=Close idempotent survives
// the path of ListenUnixgram / ListenPacket("unixgram"): nothing in package net unlinks it
//surety:kind socketfile release=Remove survives
// io/pipe.go; memory only, but the other end's Read/Write waits until one is closed
//surety:kind pipeend release=Close,CloseWithError idempotent
// net/http/response.go doc of Response.Body: never nil from Client/Transport; caller must close
//surety:kind body release=Close idempotent
// net/http/clientconn.go doc of NewClientConn
//surety:kind httpconn release=Close idempotent
// net/http/clientconn.go doc of Reserve: exactly one RoundTrip or Release each; surplus Release has no effect
//surety:kind httpslot release=Release,RoundTrip idempotent
//surety:kind httpserver release=Close,Shutdown idempotent process-long
// net/http/httptest/server.go
//surety:kind testserver release=Close idempotent
// temporary files of big parts: mime/multipart/formdata.go doc of ReadForm
//surety:kind multipartform release=RemoveAll idempotent survives
// 2nd Close returns ErrShutdown
//surety:kind rpcclient release=Close idempotent
// database/sql/sql.go doc of Open: rarely necessary to close a DB
//surety:kind db release=Close idempotent process-long
// doc of DB.Conn: must be returned by Conn.Close. 2nd: ErrConnDone
//surety:kind dbconn release=Close idempotent pooled
// doc of Tx: must end with Commit or Rollback. 2nd: ErrTxDone
//surety:kind tx release=Commit,Rollback idempotent pooled
// doc of Rows.Close (idempotent) and Rows.Next (closes at the end or on error)
//surety:kind rows release=Close idempotent pooled
// Row has no Close; only Scan releases the connection. Row.Err does not
//surety:kind row release=Scan pooled
// tx.Prepare'd ones are closed by Commit/Rollback
//surety:kind stmt release=Close idempotent
// context/context.go: failing to call leaks the child until the parent ends
//surety:kind cancel release=() idempotent
// as cancel, but the deadline releases: late, not never (warning)
//surety:kind cancelDeadline release=() idempotent expires
// context.AfterFunc's stop: it cancels, and need not
//surety:kind afterfunc release=() idempotent droppable
// not idempotent: the unlock of an unlocked mutex is a fatal error, not a panic
//surety:kind mutex release=Unlock,RUnlock lock
// not idempotent: a negative counter panics
//surety:kind wgtask release=Done
// an item of a sync.Pool: dropping it is harmless, using it or putting it again after Put is a bug
//surety:kind pooled release=Put droppable
// from Go 1.23 unreferenced ones are collected: time/sleep.go doc of NewTimer. Before: held until it fires
//surety:kind timer release=Stop idempotent droppable=go1.23 expires
// from Go 1.23 collected: time/tick.go doc of NewTicker. Before: never
//surety:kind ticker release=Stop idempotent droppable=go1.23
//surety:kind signals release=Stop,Reset idempotent process-long
// iter/iter.go doc of Pull: stop is due unless next returned false; no word ties the two functions together,
// so that
// forgetting stays silent
//surety:kind pull release=() idempotent droppable
// bytes in memory until Flush: a process that ends before loses them
//surety:kind buffered release=Flush idempotent survives
// Close writes the last block and the trailer: a process that ends before leaves a broken stream. Whether a
// second
// Close is harmless is said at each `releases`
//surety:kind encoder release=Close survives
// readers of gzip, zlib, flate, lzw: Close only verifies, or returns memory
//surety:kind decoder release=Close idempotent droppable
//surety:kind zipreader release=Close idempotent
//surety:kind mailclient release=Quit,Close idempotent
//surety:kind textconn release=Close idempotent
// debug/elf, macho, pe, plan9obj: only Open's File owns the descriptor; NewFile's Close does nothing
//surety:kind binfile release=Close idempotent
//surety:kind syslog release=Close idempotent
//surety:kind region release=End
//surety:kind tracetask release=End idempotent
// one at a time per process
//surety:kind recorder release=Stop idempotent
// runtime/pinner.go: a Pinner that is collected while it pins panics
//surety:kind pinned release=Unpin idempotent
// counted. A goroutine that ends while locked ends the thread: a known way to throw a thread away, so no leak
//surety:kind osthread release=UnlockOSThread droppable
//surety:kind quicconn release=Close idempotent
// files that live in memory (embed, testing/fstest, a zip's entries): Close frees nothing
//surety:kind memfile release=Close idempotent droppable
// a lock on a file's descriptor; closing the descriptor drops it too
//surety:kind flock release=Flock,Close lock process-long
// the profile is written out by StopCPUProfile
//surety:kind cpuprofile release=StopCPUProfile idempotent survives process-long
// as for the profile
//surety:kind exectrace release=Stop idempotent survives process-long

// Other projects.

// x/sync/semaphore: releasing more than held panics
//surety:kind semweight release=Release
// errgroup.WithContext's context is cancelled only by an error or by Wait's return
//surety:kind errgroup release=Wait idempotent
//surety:kind pgxconn release=Close idempotent
//surety:kind pgxpool release=Close idempotent process-long
// Release twice: no effect the second time
//surety:kind pgxpoolconn release=Release,Hijack idempotent pooled
// 2nd: ErrTxClosed; Rollback after Commit is the recommended defer (doc of Tx.Rollback)
//surety:kind pgxtx release=Commit,Rollback idempotent pooled
// Next closes at the end or on error; CollectRows, ForEachRow and friends close
//surety:kind pgxrows release=Close idempotent pooled
//surety:kind pgxrow release=Scan pooled
//surety:kind pgxbatch release=Close idempotent pooled
//surety:kind gormtx release=Commit,Rollback idempotent pooled
// 2nd Close: ErrClosed, harmless
//surety:kind redisclient release=Close process-long
//surety:kind redisconn release=Close idempotent pooled
//surety:kind pubsub release=Close idempotent
//surety:kind etcdclient release=Close idempotent process-long
// the server ends it when its time to live is over
//surety:kind etcdlease release=Revoke survives expires
// Close revokes the lease; Orphan stops keep-alive and leaves it to its time to live
//surety:kind etcdsession release=Close,Orphan idempotent survives expires
//surety:kind etcdlock release=Unlock lock survives expires
//surety:kind etcdleader release=Resign survives expires
//surety:kind websocket release=Close idempotent
// gorilla NextWriter: one open at a time; Close sends the last frame
//surety:kind wsmessage release=Close idempotent
//surety:kind watcher release=Close idempotent
// 2nd: ErrClientConnClosing
//surety:kind grpcconn release=Close idempotent process-long
// ends with its context, with a Recv that fails, or with its connection (doc of ClientConn.NewStream);
// CloseSend is no
// release
//surety:kind grpcstream release=RecvMsg,Recv,CloseAndRecv idempotent
//surety:kind logbuffer release=Sync,Flush idempotent process-long
// not ended = never exported
//surety:kind span release=End idempotent
//surety:kind provider release=Shutdown process-long
// k8s watch.Interface
//surety:kind kwatch release=Stop idempotent
// Shutdown only waits: the stop channel must be closed first
//surety:kind kfactory release=Shutdown idempotent process-long
//surety:kind kqueue release=ShutDown,ShutDownWithDrain idempotent
// workqueue: an item without Done is never given out again
//surety:kind kqueueitem release=Done
//surety:kind consulsession release=Destroy survives expires
//surety:kind consullock release=Unlock lock survives expires
// closes the session, and its ephemeral nodes go; else they go when the session times out
//surety:kind zkconn release=Close survives expires
//surety:kind zklock release=Unlock lock survives expires
//surety:kind natsconn release=Close,Drain idempotent process-long
//surety:kind natssub release=Unsubscribe,Drain
//surety:kind kafka release=Close
//surety:kind kvdb release=Close process-long
// badger Discard after Commit is the recommended defer; bbolt Rollback after Commit: ErrTxClosed
//surety:kind kvtx release=Discard,Rollback,Commit idempotent
//surety:kind kviter release=Close,Release
//surety:kind kvsnap release=Close,Release
// pebble Get's closer
//surety:kind kvvalue release=Close
//surety:kind kvbatch release=Commit,Close,Cancel,Flush
//surety:kind reader release=Close idempotent
//surety:kind apiclient release=Close idempotent process-long
// the object exists only after Close returned nil; cancelling the context aborts
//surety:kind uploader release=Close
//surety:kind iterator release=Stop,Do idempotent
