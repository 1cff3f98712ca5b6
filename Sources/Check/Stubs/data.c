// Written by Scripts/data.sh; do not edit. Each array ends in 16 zero bytes that its size does not count.
#include "CSuretyData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"
#define MARGIN , 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0

static const unsigned char file0[] = {
#embed "go/contracts/archive/tar.go"
MARGIN};
static const unsigned char file1[] = {
#embed "go/contracts/archive/zip.go"
MARGIN};
static const unsigned char file2[] = {
#embed "go/contracts/bufio.go"
MARGIN};
static const unsigned char file3[] = {
#embed "go/contracts/cloud.google.com/go/spanner.go"
MARGIN};
static const unsigned char file4[] = {
#embed "go/contracts/cloud.google.com/go/storage.go"
MARGIN};
static const unsigned char file5[] = {
#embed "go/contracts/compress/bzip2.go"
MARGIN};
static const unsigned char file6[] = {
#embed "go/contracts/compress/flate.go"
MARGIN};
static const unsigned char file7[] = {
#embed "go/contracts/compress/gzip.go"
MARGIN};
static const unsigned char file8[] = {
#embed "go/contracts/compress/lzw.go"
MARGIN};
static const unsigned char file9[] = {
#embed "go/contracts/compress/zlib.go"
MARGIN};
static const unsigned char file10[] = {
#embed "go/contracts/context.go"
MARGIN};
static const unsigned char file11[] = {
#embed "go/contracts/crypto/tls.go"
MARGIN};
static const unsigned char file12[] = {
#embed "go/contracts/database/sql.go"
MARGIN};
static const unsigned char file13[] = {
#embed "go/contracts/debug/elf.go"
MARGIN};
static const unsigned char file14[] = {
#embed "go/contracts/debug/macho.go"
MARGIN};
static const unsigned char file15[] = {
#embed "go/contracts/debug/pe.go"
MARGIN};
static const unsigned char file16[] = {
#embed "go/contracts/debug/plan9obj.go"
MARGIN};
static const unsigned char file17[] = {
#embed "go/contracts/embed.go"
MARGIN};
static const unsigned char file18[] = {
#embed "go/contracts/encoding/ascii85.go"
MARGIN};
static const unsigned char file19[] = {
#embed "go/contracts/encoding/base32.go"
MARGIN};
static const unsigned char file20[] = {
#embed "go/contracts/encoding/base64.go"
MARGIN};
static const unsigned char file21[] = {
#embed "go/contracts/encoding/csv.go"
MARGIN};
static const unsigned char file22[] = {
#embed "go/contracts/encoding/gob.go"
MARGIN};
static const unsigned char file23[] = {
#embed "go/contracts/encoding/hex.go"
MARGIN};
static const unsigned char file24[] = {
#embed "go/contracts/encoding/json.go"
MARGIN};
static const unsigned char file25[] = {
#embed "go/contracts/encoding/pem.go"
MARGIN};
static const unsigned char file26[] = {
#embed "go/contracts/encoding/xml.go"
MARGIN};
static const unsigned char file27[] = {
#embed "go/contracts/errors.go"
MARGIN};
static const unsigned char file28[] = {
#embed "go/contracts/expvar.go"
MARGIN};
static const unsigned char file29[] = {
#embed "go/contracts/fmt.go"
MARGIN};
static const unsigned char file30[] = {
#embed "go/contracts/github.com/IBM/sarama.go"
MARGIN};
static const unsigned char file31[] = {
#embed "go/contracts/github.com/aws/aws-sdk-go-v2/service/s3.go"
MARGIN};
static const unsigned char file32[] = {
#embed "go/contracts/github.com/cockroachdb/pebble.go"
MARGIN};
static const unsigned char file33[] = {
#embed "go/contracts/github.com/dgraph-io/badger/v4.go"
MARGIN};
static const unsigned char file34[] = {
#embed "go/contracts/github.com/fsnotify/fsnotify.go"
MARGIN};
static const unsigned char file35[] = {
#embed "go/contracts/github.com/go-sql-driver/mysql.go"
MARGIN};
static const unsigned char file36[] = {
#embed "go/contracts/github.com/go-zookeeper/zk.go"
MARGIN};
static const unsigned char file37[] = {
#embed "go/contracts/github.com/gorilla/websocket.go"
MARGIN};
static const unsigned char file38[] = {
#embed "go/contracts/github.com/hashicorp/consul/api.go"
MARGIN};
static const unsigned char file39[] = {
#embed "go/contracts/github.com/jackc/pgx/v5.go"
MARGIN};
static const unsigned char file40[] = {
#embed "go/contracts/github.com/jackc/pgx/v5/pgconn.go"
MARGIN};
static const unsigned char file41[] = {
#embed "go/contracts/github.com/jackc/pgx/v5/pgxpool.go"
MARGIN};
static const unsigned char file42[] = {
#embed "go/contracts/github.com/jmoiron/sqlx.go"
MARGIN};
static const unsigned char file43[] = {
#embed "go/contracts/github.com/minio/minio-go/v7.go"
MARGIN};
static const unsigned char file44[] = {
#embed "go/contracts/github.com/moby/moby/client.go"
MARGIN};
static const unsigned char file45[] = {
#embed "go/contracts/github.com/nats-io/nats.go.go"
MARGIN};
static const unsigned char file46[] = {
#embed "go/contracts/github.com/redis/go-redis/v9.go"
MARGIN};
static const unsigned char file47[] = {
#embed "go/contracts/github.com/rs/zerolog.go"
MARGIN};
static const unsigned char file48[] = {
#embed "go/contracts/github.com/rs/zerolog/diode.go"
MARGIN};
static const unsigned char file49[] = {
#embed "go/contracts/github.com/segmentio/kafka-go.go"
MARGIN};
static const unsigned char file50[] = {
#embed "go/contracts/github.com/sirupsen/logrus.go"
MARGIN};
static const unsigned char file51[] = {
#embed "go/contracts/github.com/spf13/afero.go"
MARGIN};
static const unsigned char file52[] = {
#embed "go/contracts/github.com/stretchr/testify/assert.go"
MARGIN};
static const unsigned char file53[] = {
#embed "go/contracts/github.com/stretchr/testify/require.go"
MARGIN};
static const unsigned char file54[] = {
#embed "go/contracts/github.com/stretchr/testify/suite.go"
MARGIN};
static const unsigned char file55[] = {
#embed "go/contracts/github.com/syndtr/goleveldb/leveldb.go"
MARGIN};
static const unsigned char file56[] = {
#embed "go/contracts/go.etcd.io/bbolt.go"
MARGIN};
static const unsigned char file57[] = {
#embed "go/contracts/go.etcd.io/etcd/client/v3.go"
MARGIN};
static const unsigned char file58[] = {
#embed "go/contracts/go.etcd.io/etcd/client/v3/concurrency.go"
MARGIN};
static const unsigned char file59[] = {
#embed "go/contracts/go.opentelemetry.io/otel/sdk/metric.go"
MARGIN};
static const unsigned char file60[] = {
#embed "go/contracts/go.opentelemetry.io/otel/sdk/trace.go"
MARGIN};
static const unsigned char file61[] = {
#embed "go/contracts/go.opentelemetry.io/otel/trace.go"
MARGIN};
static const unsigned char file62[] = {
#embed "go/contracts/go.uber.org/zap.go"
MARGIN};
static const unsigned char file63[] = {
#embed "go/contracts/go.uber.org/zap/zapcore.go"
MARGIN};
static const unsigned char file64[] = {
#embed "go/contracts/golang.org/x/net/http2.go"
MARGIN};
static const unsigned char file65[] = {
#embed "go/contracts/golang.org/x/net/icmp.go"
MARGIN};
static const unsigned char file66[] = {
#embed "go/contracts/golang.org/x/net/nettest.go"
MARGIN};
static const unsigned char file67[] = {
#embed "go/contracts/golang.org/x/net/netutil.go"
MARGIN};
static const unsigned char file68[] = {
#embed "go/contracts/golang.org/x/net/proxy.go"
MARGIN};
static const unsigned char file69[] = {
#embed "go/contracts/golang.org/x/net/websocket.go"
MARGIN};
static const unsigned char file70[] = {
#embed "go/contracts/golang.org/x/sync/errgroup.go"
MARGIN};
static const unsigned char file71[] = {
#embed "go/contracts/golang.org/x/sync/semaphore.go"
MARGIN};
static const unsigned char file72[] = {
#embed "go/contracts/golang.org/x/sync/singleflight.go"
MARGIN};
static const unsigned char file73[] = {
#embed "go/contracts/golang.org/x/sys/unix.go"
MARGIN};
static const unsigned char file74[] = {
#embed "go/contracts/google.golang.org/grpc.go"
MARGIN};
static const unsigned char file75[] = {
#embed "go/contracts/google.golang.org/grpc/test/bufconn.go"
MARGIN};
static const unsigned char file76[] = {
#embed "go/contracts/gorm.io/gorm.go"
MARGIN};
static const unsigned char file77[] = {
#embed "go/contracts/io.go"
MARGIN};
static const unsigned char file78[] = {
#embed "go/contracts/io/fs.go"
MARGIN};
static const unsigned char file79[] = {
#embed "go/contracts/io/ioutil.go"
MARGIN};
static const unsigned char file80[] = {
#embed "go/contracts/iter.go"
MARGIN};
static const unsigned char file81[] = {
#embed "go/contracts/k8s.io/apimachinery/pkg/util/wait.go"
MARGIN};
static const unsigned char file82[] = {
#embed "go/contracts/k8s.io/apimachinery/pkg/watch.go"
MARGIN};
static const unsigned char file83[] = {
#embed "go/contracts/k8s.io/client-go/informers.go"
MARGIN};
static const unsigned char file84[] = {
#embed "go/contracts/k8s.io/client-go/kubernetes/typed/core/v1.go"
MARGIN};
static const unsigned char file85[] = {
#embed "go/contracts/k8s.io/client-go/rest.go"
MARGIN};
static const unsigned char file86[] = {
#embed "go/contracts/k8s.io/client-go/tools/cache.go"
MARGIN};
static const unsigned char file87[] = {
#embed "go/contracts/k8s.io/client-go/tools/leaderelection.go"
MARGIN};
static const unsigned char file88[] = {
#embed "go/contracts/k8s.io/client-go/tools/portforward.go"
MARGIN};
static const unsigned char file89[] = {
#embed "go/contracts/k8s.io/client-go/tools/record.go"
MARGIN};
static const unsigned char file90[] = {
#embed "go/contracts/k8s.io/client-go/tools/watch.go"
MARGIN};
static const unsigned char file91[] = {
#embed "go/contracts/k8s.io/client-go/util/workqueue.go"
MARGIN};
static const unsigned char file92[] = {
#embed "go/contracts/k8s.io/klog/v2.go"
MARGIN};
static const unsigned char file93[] = {
#embed "go/contracts/log.go"
MARGIN};
static const unsigned char file94[] = {
#embed "go/contracts/log/slog.go"
MARGIN};
static const unsigned char file95[] = {
#embed "go/contracts/log/syslog.go"
MARGIN};
static const unsigned char file96[] = {
#embed "go/contracts/mime/multipart.go"
MARGIN};
static const unsigned char file97[] = {
#embed "go/contracts/mime/quotedprintable.go"
MARGIN};
static const unsigned char file98[] = {
#embed "go/contracts/net.go"
MARGIN};
static const unsigned char file99[] = {
#embed "go/contracts/net/http.go"
MARGIN};
static const unsigned char file100[] = {
#embed "go/contracts/net/http/httptest.go"
MARGIN};
static const unsigned char file101[] = {
#embed "go/contracts/net/http/httputil.go"
MARGIN};
static const unsigned char file102[] = {
#embed "go/contracts/net/rpc.go"
MARGIN};
static const unsigned char file103[] = {
#embed "go/contracts/net/rpc/jsonrpc.go"
MARGIN};
static const unsigned char file104[] = {
#embed "go/contracts/net/smtp.go"
MARGIN};
static const unsigned char file105[] = {
#embed "go/contracts/net/textproto.go"
MARGIN};
static const unsigned char file106[] = {
#embed "go/contracts/os.go"
MARGIN};
static const unsigned char file107[] = {
#embed "go/contracts/os/exec.go"
MARGIN};
static const unsigned char file108[] = {
#embed "go/contracts/os/signal.go"
MARGIN};
static const unsigned char file109[] = {
#embed "go/contracts/plugin.go"
MARGIN};
static const unsigned char file110[] = {
#embed "go/contracts/runtime.go"
MARGIN};
static const unsigned char file111[] = {
#embed "go/contracts/runtime/debug.go"
MARGIN};
static const unsigned char file112[] = {
#embed "go/contracts/runtime/pprof.go"
MARGIN};
static const unsigned char file113[] = {
#embed "go/contracts/runtime/trace.go"
MARGIN};
static const unsigned char file114[] = {
#embed "go/contracts/sync.go"
MARGIN};
static const unsigned char file115[] = {
#embed "go/contracts/sync/atomic.go"
MARGIN};
static const unsigned char file116[] = {
#embed "go/contracts/syscall.go"
MARGIN};
static const unsigned char file117[] = {
#embed "go/contracts/testing.go"
MARGIN};
static const unsigned char file118[] = {
#embed "go/contracts/testing/fstest.go"
MARGIN};
static const unsigned char file119[] = {
#embed "go/contracts/testing/synctest.go"
MARGIN};
static const unsigned char file120[] = {
#embed "go/contracts/text/tabwriter.go"
MARGIN};
static const unsigned char file121[] = {
#embed "go/contracts/time.go"
MARGIN};
static const unsigned char file122[] = {
#embed "go/contracts/unique.go"
MARGIN};
static const unsigned char file123[] = {
#embed "go/contracts/weak.go"
MARGIN};
static const unsigned char file124[] = {
#embed "go/kinds.go"
MARGIN};
static const unsigned char file125[] = {
#embed "../../../Documentation/Rules/defer-before-check.md"
MARGIN};
static const unsigned char file126[] = {
#embed "../../../Documentation/Rules/defer-in-loop.md"
MARGIN};
static const unsigned char file127[] = {
#embed "../../../Documentation/Rules/exit-skips-cleanup.md"
MARGIN};
static const unsigned char file128[] = {
#embed "../../../Documentation/Rules/leak-on-throw.md"
MARGIN};
static const unsigned char file129[] = {
#embed "../../../Documentation/Rules/leak.md"
MARGIN};
static const unsigned char file130[] = {
#embed "../../../Documentation/Rules/unreachable-defer.md"
MARGIN};

const struct surety_data_file surety_data_files[] = {
    {"go/contracts/archive/tar.go", file0, sizeof file0 - 16},
    {"go/contracts/archive/zip.go", file1, sizeof file1 - 16},
    {"go/contracts/bufio.go", file2, sizeof file2 - 16},
    {"go/contracts/cloud.google.com/go/spanner.go", file3, sizeof file3 - 16},
    {"go/contracts/cloud.google.com/go/storage.go", file4, sizeof file4 - 16},
    {"go/contracts/compress/bzip2.go", file5, sizeof file5 - 16},
    {"go/contracts/compress/flate.go", file6, sizeof file6 - 16},
    {"go/contracts/compress/gzip.go", file7, sizeof file7 - 16},
    {"go/contracts/compress/lzw.go", file8, sizeof file8 - 16},
    {"go/contracts/compress/zlib.go", file9, sizeof file9 - 16},
    {"go/contracts/context.go", file10, sizeof file10 - 16},
    {"go/contracts/crypto/tls.go", file11, sizeof file11 - 16},
    {"go/contracts/database/sql.go", file12, sizeof file12 - 16},
    {"go/contracts/debug/elf.go", file13, sizeof file13 - 16},
    {"go/contracts/debug/macho.go", file14, sizeof file14 - 16},
    {"go/contracts/debug/pe.go", file15, sizeof file15 - 16},
    {"go/contracts/debug/plan9obj.go", file16, sizeof file16 - 16},
    {"go/contracts/embed.go", file17, sizeof file17 - 16},
    {"go/contracts/encoding/ascii85.go", file18, sizeof file18 - 16},
    {"go/contracts/encoding/base32.go", file19, sizeof file19 - 16},
    {"go/contracts/encoding/base64.go", file20, sizeof file20 - 16},
    {"go/contracts/encoding/csv.go", file21, sizeof file21 - 16},
    {"go/contracts/encoding/gob.go", file22, sizeof file22 - 16},
    {"go/contracts/encoding/hex.go", file23, sizeof file23 - 16},
    {"go/contracts/encoding/json.go", file24, sizeof file24 - 16},
    {"go/contracts/encoding/pem.go", file25, sizeof file25 - 16},
    {"go/contracts/encoding/xml.go", file26, sizeof file26 - 16},
    {"go/contracts/errors.go", file27, sizeof file27 - 16},
    {"go/contracts/expvar.go", file28, sizeof file28 - 16},
    {"go/contracts/fmt.go", file29, sizeof file29 - 16},
    {"go/contracts/github.com/IBM/sarama.go", file30, sizeof file30 - 16},
    {"go/contracts/github.com/aws/aws-sdk-go-v2/service/s3.go", file31, sizeof file31 - 16},
    {"go/contracts/github.com/cockroachdb/pebble.go", file32, sizeof file32 - 16},
    {"go/contracts/github.com/dgraph-io/badger/v4.go", file33, sizeof file33 - 16},
    {"go/contracts/github.com/fsnotify/fsnotify.go", file34, sizeof file34 - 16},
    {"go/contracts/github.com/go-sql-driver/mysql.go", file35, sizeof file35 - 16},
    {"go/contracts/github.com/go-zookeeper/zk.go", file36, sizeof file36 - 16},
    {"go/contracts/github.com/gorilla/websocket.go", file37, sizeof file37 - 16},
    {"go/contracts/github.com/hashicorp/consul/api.go", file38, sizeof file38 - 16},
    {"go/contracts/github.com/jackc/pgx/v5.go", file39, sizeof file39 - 16},
    {"go/contracts/github.com/jackc/pgx/v5/pgconn.go", file40, sizeof file40 - 16},
    {"go/contracts/github.com/jackc/pgx/v5/pgxpool.go", file41, sizeof file41 - 16},
    {"go/contracts/github.com/jmoiron/sqlx.go", file42, sizeof file42 - 16},
    {"go/contracts/github.com/minio/minio-go/v7.go", file43, sizeof file43 - 16},
    {"go/contracts/github.com/moby/moby/client.go", file44, sizeof file44 - 16},
    {"go/contracts/github.com/nats-io/nats.go.go", file45, sizeof file45 - 16},
    {"go/contracts/github.com/redis/go-redis/v9.go", file46, sizeof file46 - 16},
    {"go/contracts/github.com/rs/zerolog.go", file47, sizeof file47 - 16},
    {"go/contracts/github.com/rs/zerolog/diode.go", file48, sizeof file48 - 16},
    {"go/contracts/github.com/segmentio/kafka-go.go", file49, sizeof file49 - 16},
    {"go/contracts/github.com/sirupsen/logrus.go", file50, sizeof file50 - 16},
    {"go/contracts/github.com/spf13/afero.go", file51, sizeof file51 - 16},
    {"go/contracts/github.com/stretchr/testify/assert.go", file52, sizeof file52 - 16},
    {"go/contracts/github.com/stretchr/testify/require.go", file53, sizeof file53 - 16},
    {"go/contracts/github.com/stretchr/testify/suite.go", file54, sizeof file54 - 16},
    {"go/contracts/github.com/syndtr/goleveldb/leveldb.go", file55, sizeof file55 - 16},
    {"go/contracts/go.etcd.io/bbolt.go", file56, sizeof file56 - 16},
    {"go/contracts/go.etcd.io/etcd/client/v3.go", file57, sizeof file57 - 16},
    {"go/contracts/go.etcd.io/etcd/client/v3/concurrency.go", file58, sizeof file58 - 16},
    {"go/contracts/go.opentelemetry.io/otel/sdk/metric.go", file59, sizeof file59 - 16},
    {"go/contracts/go.opentelemetry.io/otel/sdk/trace.go", file60, sizeof file60 - 16},
    {"go/contracts/go.opentelemetry.io/otel/trace.go", file61, sizeof file61 - 16},
    {"go/contracts/go.uber.org/zap.go", file62, sizeof file62 - 16},
    {"go/contracts/go.uber.org/zap/zapcore.go", file63, sizeof file63 - 16},
    {"go/contracts/golang.org/x/net/http2.go", file64, sizeof file64 - 16},
    {"go/contracts/golang.org/x/net/icmp.go", file65, sizeof file65 - 16},
    {"go/contracts/golang.org/x/net/nettest.go", file66, sizeof file66 - 16},
    {"go/contracts/golang.org/x/net/netutil.go", file67, sizeof file67 - 16},
    {"go/contracts/golang.org/x/net/proxy.go", file68, sizeof file68 - 16},
    {"go/contracts/golang.org/x/net/websocket.go", file69, sizeof file69 - 16},
    {"go/contracts/golang.org/x/sync/errgroup.go", file70, sizeof file70 - 16},
    {"go/contracts/golang.org/x/sync/semaphore.go", file71, sizeof file71 - 16},
    {"go/contracts/golang.org/x/sync/singleflight.go", file72, sizeof file72 - 16},
    {"go/contracts/golang.org/x/sys/unix.go", file73, sizeof file73 - 16},
    {"go/contracts/google.golang.org/grpc.go", file74, sizeof file74 - 16},
    {"go/contracts/google.golang.org/grpc/test/bufconn.go", file75, sizeof file75 - 16},
    {"go/contracts/gorm.io/gorm.go", file76, sizeof file76 - 16},
    {"go/contracts/io.go", file77, sizeof file77 - 16},
    {"go/contracts/io/fs.go", file78, sizeof file78 - 16},
    {"go/contracts/io/ioutil.go", file79, sizeof file79 - 16},
    {"go/contracts/iter.go", file80, sizeof file80 - 16},
    {"go/contracts/k8s.io/apimachinery/pkg/util/wait.go", file81, sizeof file81 - 16},
    {"go/contracts/k8s.io/apimachinery/pkg/watch.go", file82, sizeof file82 - 16},
    {"go/contracts/k8s.io/client-go/informers.go", file83, sizeof file83 - 16},
    {"go/contracts/k8s.io/client-go/kubernetes/typed/core/v1.go", file84, sizeof file84 - 16},
    {"go/contracts/k8s.io/client-go/rest.go", file85, sizeof file85 - 16},
    {"go/contracts/k8s.io/client-go/tools/cache.go", file86, sizeof file86 - 16},
    {"go/contracts/k8s.io/client-go/tools/leaderelection.go", file87, sizeof file87 - 16},
    {"go/contracts/k8s.io/client-go/tools/portforward.go", file88, sizeof file88 - 16},
    {"go/contracts/k8s.io/client-go/tools/record.go", file89, sizeof file89 - 16},
    {"go/contracts/k8s.io/client-go/tools/watch.go", file90, sizeof file90 - 16},
    {"go/contracts/k8s.io/client-go/util/workqueue.go", file91, sizeof file91 - 16},
    {"go/contracts/k8s.io/klog/v2.go", file92, sizeof file92 - 16},
    {"go/contracts/log.go", file93, sizeof file93 - 16},
    {"go/contracts/log/slog.go", file94, sizeof file94 - 16},
    {"go/contracts/log/syslog.go", file95, sizeof file95 - 16},
    {"go/contracts/mime/multipart.go", file96, sizeof file96 - 16},
    {"go/contracts/mime/quotedprintable.go", file97, sizeof file97 - 16},
    {"go/contracts/net.go", file98, sizeof file98 - 16},
    {"go/contracts/net/http.go", file99, sizeof file99 - 16},
    {"go/contracts/net/http/httptest.go", file100, sizeof file100 - 16},
    {"go/contracts/net/http/httputil.go", file101, sizeof file101 - 16},
    {"go/contracts/net/rpc.go", file102, sizeof file102 - 16},
    {"go/contracts/net/rpc/jsonrpc.go", file103, sizeof file103 - 16},
    {"go/contracts/net/smtp.go", file104, sizeof file104 - 16},
    {"go/contracts/net/textproto.go", file105, sizeof file105 - 16},
    {"go/contracts/os.go", file106, sizeof file106 - 16},
    {"go/contracts/os/exec.go", file107, sizeof file107 - 16},
    {"go/contracts/os/signal.go", file108, sizeof file108 - 16},
    {"go/contracts/plugin.go", file109, sizeof file109 - 16},
    {"go/contracts/runtime.go", file110, sizeof file110 - 16},
    {"go/contracts/runtime/debug.go", file111, sizeof file111 - 16},
    {"go/contracts/runtime/pprof.go", file112, sizeof file112 - 16},
    {"go/contracts/runtime/trace.go", file113, sizeof file113 - 16},
    {"go/contracts/sync.go", file114, sizeof file114 - 16},
    {"go/contracts/sync/atomic.go", file115, sizeof file115 - 16},
    {"go/contracts/syscall.go", file116, sizeof file116 - 16},
    {"go/contracts/testing.go", file117, sizeof file117 - 16},
    {"go/contracts/testing/fstest.go", file118, sizeof file118 - 16},
    {"go/contracts/testing/synctest.go", file119, sizeof file119 - 16},
    {"go/contracts/text/tabwriter.go", file120, sizeof file120 - 16},
    {"go/contracts/time.go", file121, sizeof file121 - 16},
    {"go/contracts/unique.go", file122, sizeof file122 - 16},
    {"go/contracts/weak.go", file123, sizeof file123 - 16},
    {"go/kinds.go", file124, sizeof file124 - 16},
    {"rules/defer-before-check.md", file125, sizeof file125 - 16},
    {"rules/defer-in-loop.md", file126, sizeof file126 - 16},
    {"rules/exit-skips-cleanup.md", file127, sizeof file127 - 16},
    {"rules/leak-on-throw.md", file128, sizeof file128 - 16},
    {"rules/leak.md", file129, sizeof file129 - 16},
    {"rules/unreachable-defer.md", file130, sizeof file130 - 16},
};
const size_t surety_data_file_count = 131;
