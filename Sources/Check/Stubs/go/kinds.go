// The kinds of resources that the contracts speak of. A kind is a global name.
//
// release=A,B: any one of these discharges: a method, a package function that takes the value, or () where the value
// itself is called. A fix writes the first one that the value has: what undoes stands before what keeps. uses: the
// methods that are a mistake behind that; * for all that can be done. idempotent: releasing again is harmless; the word
// may also stand at one `releases`. harmful-again: releasing again is known to do harm, and is reported. droppable: forgetting is no leak, though a second release may still be a mistake;
// droppable=go1.23: from that language version on. expires: it ends by itself, late, not never. survives: the system does
// not discharge it when the process ends. named: a path stands for it. reaped: what survives may be meant to; what
// forgetting costs ends with the process. peer: forgetting harms a task that uses the other end. pooled: one of a bounded
// number. drained: read to its end it holds nothing. virtual: it may be a piece of memory, which needs no release. lock:
// excludes others. process-long: held for a process's life as a rule. noun, acquired, released and harm are the words of
// messages: what it is, what was done to it, what should have been done, and what comes of each that is forgotten.
package kinds

// The standard library.

// 2nd Close returns ErrClosed: os/file_posix.go doc of Close. A finalizer/cleanup may close it late:
// os/file.go doc of Fd
//surety:kind file release=Close uses=Read,ReadAt,ReadDir,Readdir,Readdirnames,ReadFrom,Write,WriteAt,WriteString,WriteTo,Seek,Sync,Truncate,Chmod,Chown,Stat,Chdir idempotent collected noun=file acquired=opened released=closed harm="each such call keeps one of the process's descriptors"
// what an fs.FS gives is a file of the system, a member of an archive, or embedded in the program: io/fs/fs.go doc of FS
//surety:kind fsfile release=Close idempotent virtual=embed noun=file acquired=opened released=closed harm="each such call keeps one of the process's descriptors, unless the files lie in memory"
// what an http.FileSystem gives: generators made them of assets long before there was an embed
//surety:kind webfile release=Close idempotent virtual noun=file acquired=opened released=closed harm="each such call keeps one of the process's descriptors, unless the files lie in memory"
// "caller's responsibility to remove": os/tempfile.go doc of CreateTemp. Rename moves it into place: duty ends
//surety:kind tempfile release=Remove,RemoveAll,Rename survives named noun="temporary file" acquired=created released=removed harm="each such call leaves a file behind"
// os/tempfile.go doc of MkdirTemp
//surety:kind tempdir release=RemoveAll,Remove survives named noun="temporary folder" acquired=created released=removed harm="each such call leaves a folder behind"
// os/root.go doc of Close
//surety:kind root release=Close uses=Open,OpenFile,Create,Mkdir,MkdirAll,Remove,RemoveAll,Rename,Stat,Lstat,OpenRoot,ReadFile,WriteFile,Symlink,Link,Readlink idempotent noun=root acquired=opened released=closed harm="each such call keeps one of the process's descriptors"
// os/exec.go docs of Wait and Release: Release only needed if Wait is not called. An unreaped child is a
// zombie; it outlives the parent
//surety:kind process release=Wait,Release idempotent survives reaped noun=process acquired=started released="waited for" harm="the ended child stays in the process table"
// os/exec/exec.go doc of Start: after success Wait must be called. 2nd Wait returns an error, so idempotent too
//surety:kind command release=Wait,Release survives reaped noun=command acquired=started released="waited for" harm="the ended child stays in the process table"
// os/exec docs of StdoutPipe/StdinPipe/StderrPipe: closed by Wait; closed by Start when Start fails; leaks
// only where neither is called
//surety:kind cmdpipe release=Close idempotent noun=pipe acquired=made released=closed harm="each such call keeps two of the process's descriptors"
// not idempotent: another thread may have got the number meanwhile
//surety:kind fd release=Close harmful-again noun=descriptor acquired=opened released=closed harm="each such call keeps one of the process's descriptors"
// the runtime keeps a table of live mappings; an unknown slice is EINVAL: syscall/syscall_unix.go
//surety:kind mapping release=Munmap idempotent noun=mapping acquired=mapped released=unmapped harm="each such call keeps a piece of the address space"
//surety:kind mount release=Unmount survives lasting noun=mount acquired=mounted released=unmounted harm="the mount stays after the process"
//surety:kind mlock release=Munlock idempotent noun="locked memory" acquired=locked released=unlocked harm="the memory stays in place, and its limit is low"
//surety:kind ptrace release=PtraceDetach noun="traced process" acquired=attached released=detached harm="the traced process stays stopped"
// net/net.go doc of Conn.Close. (2nd: ErrClosed.) The peer sees the end when the process dies
//surety:kind conn release=Close uses=Read,ReadFrom,ReadFromUDP,ReadMsgUDP,Write,WriteTo,WriteToUDP,WriteMsgUDP,Handshake,HandshakeContext idempotent lasting noun=connection acquired=opened released=closed harm="each such call keeps one of the process's descriptors"
//surety:kind listener release=Close uses=Accept,AcceptTCP,AcceptUnix idempotent slight-on-failure lasting noun=listener acquired=opened released=closed harm="the address stays taken, and so does a descriptor"
// Close unlinks the socket file that Listen made: net/unixsock_posix.go doc of SetUnlinkOnClose
//surety:kind unixlistener release=Close uses=Accept,AcceptUnix idempotent survives slight-on-failure lasting noun=listener acquired=opened released=closed harm="the socket file stays"
// the path of ListenUnixgram / ListenPacket("unixgram"): nothing in package net unlinks it
//surety:kind socketfile release=Remove survives named noun="socket file" acquired=made released=removed harm="the next bind to the path fails"
// io/pipe.go; memory only, but the other end's Read/Write waits until one is closed
//surety:kind pipeend release=Close,CloseWithError uses=Read,Write idempotent peer slight-on-failure noun="end of the pipe" acquired=made released=closed harm="the other end waits for ever"
// net/http/response.go doc of Response.Body: never nil from Client/Transport; caller must close
// an answer with one of these has no body: net/http/transfer.go bodyAllowedForStatus
//surety:kind body release=Close uses=Read idempotent drained empty=StatusCode:204,304 noun=response acquired=received released=closed harm="its connection cannot be used again, and each such call keeps one"
// net/http/clientconn.go doc of NewClientConn
//surety:kind httpconn release=Close idempotent noun=connection acquired=opened released=closed harm="each such call keeps one of the process's descriptors"
// net/http/clientconn.go doc of Reserve: exactly one RoundTrip or Release each; surplus Release has no effect
//surety:kind httpslot release=Release,RoundTrip idempotent noun=slot acquired=reserved released=released harm="the connection takes one request less"
//surety:kind httpserver release=Close,Shutdown idempotent process-long noun=server acquired=started released=closed harm="it goes on serving"
// net/http/httptest/server.go
//surety:kind testserver release=Close idempotent noun=server acquired=started released=closed harm="it goes on serving"
// temporary files of big parts: mime/multipart/formdata.go doc of ReadForm
//surety:kind multipartform release=RemoveAll idempotent survives noun=form acquired=read released=removed harm="its temporary files stay"
// 2nd Close returns ErrShutdown
//surety:kind rpcclient release=Close idempotent noun=client acquired=connected released=closed harm="each such call keeps one of the process's descriptors"
// database/sql/sql.go doc of Open: rarely necessary to close a DB
//surety:kind db release=Close uses=Begin,BeginTx,Conn,Exec,ExecContext,Ping,PingContext,Prepare,PrepareContext,Query,QueryContext,QueryRow,QueryRowContext idempotent process-long noun=database acquired=opened released=closed harm="its connections stay open"
// doc of DB.Conn: must be returned by Conn.Close. 2nd: ErrConnDone
//surety:kind dbconn release=Close uses=BeginTx,ExecContext,PingContext,PrepareContext,QueryContext,QueryRowContext,Raw idempotent pooled noun=connection acquired=taken released="given back" harm="each such call keeps a connection of the pool, and when none is left every query waits"
// doc of Tx: must end with Commit or Rollback. 2nd: ErrTxDone
//surety:kind tx release=Rollback,Commit uses=Exec,ExecContext,Prepare,PrepareContext,Query,QueryContext,QueryRow,QueryRowContext,Stmt,StmtContext idempotent pooled noun=transaction acquired=begun released="committed or rolled back" harm="it keeps its locks and a connection of the pool"
// doc of Rows.Close (idempotent) and Rows.Next (closes at the end or on error)
//surety:kind rows release=Close uses=Scan,Next,NextResultSet,Columns,ColumnTypes idempotent pooled noun="row set" acquired=opened released=closed harm="each such call keeps a connection of the pool, and when none is left every query waits"
// database/sql/sql.go docs of Commit and Rollback: the rows of a transaction are closed with it (Tx.ctx is cancelled)
//surety:kind txrows release=Close uses=Scan,Next,NextResultSet,Columns,ColumnTypes idempotent expires noun="row set" acquired=opened released=closed harm="it stays open until the transaction ends, and some drivers do nothing else until then"
// Row has no Close; only Scan releases the connection. Row.Err does not
//surety:kind row release=Scan pooled noun=row acquired="asked for" released=scanned harm="each such call keeps a connection of the pool, and when none is left every query waits"
// tx.Prepare'd ones are closed by Commit/Rollback
//surety:kind stmt release=Close uses=Exec,ExecContext,Query,QueryContext,QueryRow,QueryRowContext idempotent noun=statement acquired=prepared released=closed harm="each such call keeps a statement on the server"
// context/context.go: failing to call leaks the child until the parent ends
//surety:kind cancel release=() idempotent slight-on-failure mild noun="cancel function" acquired=made released=called harm="the context stays until its parent ends"
// as cancel, but the deadline releases: late, not never (warning)
//surety:kind cancelDeadline release=() idempotent expires noun="cancel function" acquired=made released=called harm="the context stays until its deadline"
// context.AfterFunc's stop: it cancels, and need not
//surety:kind afterfunc release=() idempotent droppable noun="stop function" acquired=made released=called
// not idempotent: the unlock of an unlocked mutex is a fatal error, not a panic
//surety:kind mutex release=Unlock,RUnlock lock noun=lock acquired=taken released=released harm="the next one who wants it waits for ever"
// not idempotent: a negative counter panics
//surety:kind wgtask release=Done counter noun=task acquired=added released=done harm="Wait never returns"
// an item of a sync.Pool: dropping it is harmless, using it or putting it again after Put is a bug
//surety:kind pooled release=Put uses=* droppable noun="pooled value" acquired=taken released="put back"
// from Go 1.23 unreferenced ones are collected: time/sleep.go doc of NewTimer. Before: held until it fires
//surety:kind timer release=Stop idempotent droppable=go1.23 expires noun=timer acquired=started released=stopped harm="it stays until it fires"
// from Go 1.23 collected: time/tick.go doc of NewTicker. Before: never
//surety:kind ticking droppable=go1.23 lasting noun=ticker acquired=started released=stopped harm="it ticks for ever, and nothing can stop it"
//surety:kind ticker release=Stop idempotent droppable=go1.23 lasting noun=ticker acquired=started released=stopped harm="it ticks for ever"
//surety:kind signals release=Stop,Reset idempotent process-long noun="signal channel" acquired=registered released=stopped harm="signals still go to the channel"
// iter/iter.go doc of Pull: stop is due unless next returned false; no word ties the two functions together,
// so that
// forgetting stays silent
//surety:kind pull release=() idempotent droppable noun=iterator acquired=begun released=stopped harm="its coroutine stays"
// bytes in memory until Flush: a process that ends before loses them
//surety:kind buffered release=Flush idempotent survives output noun="buffered writer" acquired=created released=flushed harm="what is still in its buffer is lost"
// Close writes the last block and the trailer: a process that ends before leaves a broken stream. Whether a
// second
// Close is harmless is said at each `releases`
//surety:kind encoder release=Close uses=Write,WriteHeader,Create,CreateHeader,CreateRaw,CreatePart,CreateFormFile,CreateFormField,WriteField,AddFS survives output noun=writer acquired=created released=closed harm="the end of its output is missing"
// readers of gzip, zlib, flate, lzw: Close only verifies, or returns memory
//surety:kind decoder release=Close idempotent droppable noun=reader acquired=created released=closed
//surety:kind zipreader release=Close uses=Open idempotent noun=archive acquired=opened released=closed harm="each such call keeps one of the process's descriptors"
//surety:kind mailclient release=Quit,Close idempotent noun=client acquired=connected released=closed harm="each such call keeps one of the process's descriptors"
//surety:kind textconn release=Close idempotent noun=connection acquired=opened released=closed harm="each such call keeps one of the process's descriptors"
// debug/elf, macho, pe, plan9obj: only Open's File owns the descriptor; NewFile's Close does nothing
//surety:kind binfile release=Close idempotent noun=file acquired=opened released=closed harm="each such call keeps one of the process's descriptors"
//surety:kind syslog release=Close idempotent lasting noun="log writer" acquired=connected released=closed harm="each such call keeps one of the process's descriptors"
//surety:kind region release=End noun=region acquired=begun released=ended harm="the trace shows it without an end"
//surety:kind tracetask release=End idempotent noun=task acquired=begun released=ended harm="the trace shows it without an end"
// one at a time per process
//surety:kind recorder release=Stop idempotent noun=recorder acquired=started released=stopped harm="no other can start"
// runtime/pinner.go: a Pinner that is collected while it pins panics
//surety:kind pinned release=Unpin idempotent noun="pinned object" acquired=pinned released=unpinned harm="a Pinner that is collected while it pins panics"
// counted. A goroutine that ends while locked ends the thread: a known way to throw a thread away, so no leak
//surety:kind osthread release=UnlockOSThread droppable noun=thread acquired=locked released=unlocked harm="it ends with its goroutine"
//surety:kind quicconn release=Close idempotent noun=connection acquired=made released=closed harm="its state stays in memory"
// files that live in memory (embed, testing/fstest, a zip's entries): Close frees nothing
//surety:kind memfile release=Close idempotent droppable noun=file acquired=opened released=closed
// a lock on a file's descriptor; closing the descriptor drops it too
//surety:kind flock release=Flock,Close lock process-long noun="file lock" acquired=taken released=released harm="the next one who wants it waits for ever"
// the profile is written out by StopCPUProfile
//surety:kind cpuprofile release=StopCPUProfile idempotent survives process-long noun=profile acquired=started released=stopped harm="the profile is not written out"
// as for the profile
//surety:kind exectrace release=Stop idempotent survives process-long noun=trace acquired=started released=stopped harm="the trace is not written out"

// Other projects.

// x/sync/semaphore: releasing more than held panics
//surety:kind semweight release=Release noun="share of the semaphore" acquired=taken released=released harm="the next one who wants it waits for ever"
// errgroup.WithContext's context is cancelled only by an error or by Wait's return
//surety:kind errgroup release=Wait idempotent droppable noun=group acquired=made released="waited for" harm="its context stays until its parent ends"
//surety:kind pgxconn release=Close uses=Begin,BeginTx,CopyFrom,Exec,Ping,Prepare,Query,QueryRow,SendBatch,WaitForNotification idempotent noun=connection acquired=opened released=closed harm="each such call keeps one of the process's descriptors"
//surety:kind pgxpool release=Close uses=Acquire,AcquireFunc,Begin,BeginTx,CopyFrom,Exec,Ping,Query,QueryRow,SendBatch idempotent process-long noun=pool acquired=opened released=closed harm="its connections stay open"
// Release twice: no effect the second time
//surety:kind pgxpoolconn release=Release,Hijack uses=Begin,BeginTx,CopyFrom,Exec,Ping,Query,QueryRow,SendBatch,Conn idempotent pooled noun=connection acquired=taken released=released harm="each such call keeps a connection of the pool, and when none is left every query waits"
// 2nd: ErrTxClosed; Rollback after Commit is the recommended defer (doc of Tx.Rollback)
//surety:kind pgxtx release=Rollback,Commit uses=Begin,CopyFrom,Exec,Prepare,Query,QueryRow,SendBatch idempotent pooled noun=transaction acquired=begun released="committed or rolled back" harm="it keeps its locks and a connection of the pool"
// Next closes at the end or on error; CollectRows, ForEachRow and friends close
//surety:kind pgxrows release=Close uses=Scan,Next,Values idempotent pooled noun="row set" acquired=opened released=closed harm="each such call keeps a connection of the pool, and when none is left every query waits"
//surety:kind pgxrow release=Scan pooled noun=row acquired="asked for" released=scanned harm="each such call keeps a connection of the pool, and when none is left every query waits"
//surety:kind pgxbatch release=Close idempotent pooled noun=batch acquired=sent released=closed harm="each such call keeps a connection of the pool, and when none is left every query waits"
//surety:kind gormtx release=Rollback,Commit idempotent pooled noun=transaction acquired=begun released="committed or rolled back" harm="it keeps its locks and a connection of the pool"
// 2nd Close: ErrClosed, harmless
//surety:kind redisclient release=Close process-long noun=client acquired=made released=closed harm="its connections stay open"
//surety:kind redisconn release=Close idempotent pooled noun=connection acquired=taken released=closed harm="each such call keeps a connection of the pool"
//surety:kind pubsub release=Close idempotent noun=subscription acquired=made released=closed harm="each such call keeps a connection"
//surety:kind etcdclient release=Close idempotent process-long noun=client acquired=made released=closed harm="its connection stays open"
// the server ends it when its time to live is over
//surety:kind etcdlease release=Revoke survives expires noun=lease acquired=granted released=revoked harm="others wait until its time to live is over"
// Close revokes the lease; Orphan stops keep-alive and leaves it to its time to live
//surety:kind etcdsession release=Close,Orphan idempotent survives expires noun=session acquired=made released=closed harm="others wait until its time to live is over"
//surety:kind etcdlock release=Unlock idempotent lock survives expires noun=lock acquired=taken released=released harm="others wait until its time to live is over"
//surety:kind etcdleader release=Resign survives expires noun=leadership acquired=won released=resigned harm="others wait until its time to live is over"
//surety:kind websocket release=Close uses=ReadMessage,ReadJSON,NextReader,WriteMessage,WriteJSON,NextWriter,WritePreparedMessage idempotent noun=connection acquired=opened released=closed harm="each such call keeps one of the process's descriptors"
// gorilla NextWriter: one open at a time, the next one closes it; Close sends the last frame. What cannot be written to is a
// connection that has failed
//surety:kind wsmessage release=Close uses=Write idempotent slight-on-failure mild noun=message acquired=begun released=closed harm="its last frame is not sent"
//surety:kind watcher release=Close idempotent noun=watcher acquired=made released=closed harm="each such call keeps a watch"
// 2nd: ErrClientConnClosing
//surety:kind grpcconn release=Close uses=Invoke,NewStream idempotent process-long noun=connection acquired=made released=closed harm="its connection stays open"
// ends with its context, with a Recv that fails, or with its connection (doc of ClientConn.NewStream);
// CloseSend is no
// release
//surety:kind grpcstream release=RecvMsg,Recv,CloseAndRecv idempotent noun=stream acquired=opened released=ended harm="it stays until its context ends"
//surety:kind logsink release=() idempotent process-long mild noun="closing function" acquired=made released=called harm="the files of the log stay open"
//surety:kind logbuffer release=Sync,Flush idempotent process-long mild noun=logger acquired=made released=synced harm="what is still in its buffer is lost"
// not ended = never exported
//surety:kind span release=End idempotent mild noun=span acquired=started released=ended harm="it is never exported"
//surety:kind provider release=Shutdown process-long noun=provider acquired=made released="shut down" harm="what it has not sent yet is lost"
// k8s watch.Interface
//surety:kind kwatch release=Stop idempotent lasting noun=watch acquired=started released=stopped harm="each such call keeps a connection"
// made with the program, which tells of events as long as it runs
//surety:kind kevents release=Shutdown idempotent process-long noun=broadcaster acquired=made released="shut down" harm="its goroutines stay"
// Shutdown only waits: the stop channel must be closed first
//surety:kind kfactory release=Shutdown idempotent process-long noun=factory acquired=started released="shut down" harm="its goroutines stay"
//surety:kind kqueue release=ShutDown,ShutDownWithDrain idempotent process-long noun=queue acquired=made released="shut down" harm="its goroutines stay"
// workqueue: an item without Done is never given out again
//surety:kind kqueueitem release=Done noun=item acquired=taken released="marked done" harm="it is never given out again"
//surety:kind consulsession release=Destroy survives expires noun=session acquired=made released=destroyed harm="others wait until its time to live is over"
//surety:kind consullock release=Unlock lock survives expires noun=lock acquired=taken released=released harm="others wait until its session is over"
// closes the session, and its ephemeral nodes go; else they go when the session times out
//surety:kind zkconn release=Close survives expires noun=connection acquired=opened released=closed harm="its session stays until it times out"
//surety:kind zklock release=Unlock lock survives expires noun=lock acquired=taken released=released harm="others wait until its session is over"
//surety:kind natsconn release=Close,Drain idempotent process-long noun=connection acquired=opened released=closed harm="what it has not sent yet is lost"
//surety:kind natssub release=Unsubscribe,Drain process-long noun=subscription acquired=made released=ended harm="messages still come"
//surety:kind kafka release=Close noun=client acquired=made released=closed harm="what it has not sent yet is lost"
//surety:kind kvdb release=Close process-long noun=database acquired=opened released=closed harm="its lock on the folder stays"
// badger Discard after Commit is the recommended defer; bbolt Rollback after Commit: ErrTxClosed
//surety:kind kvtx release=Discard,Rollback,Commit idempotent noun=transaction acquired=begun released="committed or discarded" harm="old versions are kept for it"
//surety:kind kviter release=Close,Release noun=iterator acquired=opened released=closed harm="old versions are kept for it"
//surety:kind kvsnap release=Close,Release noun=snapshot acquired=taken released=released harm="old versions are kept for it"
// pebble Get's closer
//surety:kind kvvalue release=Close noun=value acquired=read released=closed harm="its memory is not given back"
//surety:kind kvbatch release=Cancel,Close,Commit,Flush noun=batch acquired=made released="committed or cancelled" harm="what it holds is lost"
//surety:kind reader release=Close idempotent noun=reader acquired=opened released=closed harm="each such call keeps a connection"
//surety:kind apiclient release=Close idempotent process-long noun=client acquired=made released=closed harm="its connections stay open"
// the object exists only after Close returned nil; cancelling the context aborts
//surety:kind uploader release=Close uses=Write noun=upload acquired=begun released=closed harm="the object does not come into being"
//surety:kind iterator release=Stop,Do idempotent noun=iterator acquired=opened released=stopped harm="each such call keeps a session"
//surety:kind mongocursor release=Close uses=Next,TryNext,Decode,All idempotent noun=cursor acquired=opened released=closed harm="the server keeps it, and a session, until it times out"
//surety:kind mongostream release=Close uses=Next,TryNext,Decode idempotent noun="change stream" acquired=opened released=closed harm="the server keeps its cursor, and the driver a session"
//surety:kind coderws release=Close,CloseNow idempotent noun=connection acquired=opened released=closed harm="each such call keeps one of the process's descriptors"
//surety:kind amqpconn release=Close process-long noun=connection acquired=opened released=closed harm="each such call keeps one of the process's descriptors"
//surety:kind amqpchannel release=Close slight-on-failure noun=channel acquired=opened released=closed harm="a connection has a limited number of them"
//surety:kind sshclient release=Close noun=connection acquired=opened released=closed harm="each such call keeps one of the process's descriptors"
//surety:kind sshsession release=Close idempotent mild noun=session acquired=opened released=closed harm="a server lets in a limited number of them for each connection"
//surety:kind sftpclient release=Close idempotent noun=client acquired=opened released=closed harm="a goroutine and a session stay"
//surety:kind sftpfile release=Close uses=Read,Write,Seek noun=file acquired=opened released=closed harm="the server keeps one of its handles"
//surety:kind hijacked release=Close,CloseWrite idempotent noun=connection acquired=opened released=closed harm="each such call keeps one of the process's descriptors"

// Cassandra, spreadsheets, packets, D-Bus, Spanner
//surety:kind cqlsession release=Close idempotent process-long noun=session acquired=made released=closed harm="its connections stay open"
//surety:kind cqliter release=Close uses=Scan,MapScan,SliceMap mild noun=iterator acquired=opened released=closed harm="the error that ended it is never told"
//surety:kind workbook release=Close idempotent noun=workbook acquired=opened released=closed harm="its temporary files stay"
//surety:kind sheetrows release=Close noun="row set" acquired=opened released=closed harm="its temporary file stays open"
//surety:kind pcap release=Close noun=handle acquired=opened released=closed harm="each such call keeps one of the process's descriptors"
//surety:kind dbus release=Close idempotent noun=connection acquired=made released=closed harm="each such call keeps one of the process's descriptors"
//surety:kind systemdbus release=Close idempotent noun=connection acquired=made released=closed harm="each such call keeps two of the process's descriptors"
//surety:kind spannerclient release=Close idempotent process-long noun=client acquired=made released=closed harm="its sessions and connections stay"
//surety:kind spannertx release=Close idempotent noun=transaction acquired=begun released=closed harm="it keeps a session of the pool"
//surety:kind spanneriter release=Stop,Do uses=Next idempotent noun=iterator acquired=opened released=stopped harm="it keeps a session of the pool"
