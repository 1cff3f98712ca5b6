#if NIO
    public import NIOCore
    public import Surety

    extension AsyncScope {
        /// Owns an event loop group, and shuts it down gracefully with the scope.
        @discardableResult
        public mutating func own<Group: EventLoopGroup>(
            _ group: Group, deadline: Duration? = nil, file: StaticString = #fileID, line: UInt32 = #line
        ) -> Group {
            own(group, deadline: deadline, file: file, line: line) { try await $0.shutdownGracefully() }
        }

        /// Holds a channel, and closes it with the scope. A channel that the peer has closed before is fine.
        @discardableResult
        public mutating func hold(
            _ channel: any Channel, deadline: Duration? = nil, file: StaticString = #fileID,
            line: UInt32 = #line
        ) -> Hold {
            hold(channel, as: .connection, deadline: deadline, file: file, line: line) { channel in
                do {
                    try await channel.close().get()
                } catch ChannelError.alreadyClosed {
                    return
                }
            }
        }
    }
#endif
