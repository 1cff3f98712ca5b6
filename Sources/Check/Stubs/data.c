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
#embed "go/contracts/bytes.go"
MARGIN};
static const unsigned char file4[] = {
#embed "go/contracts/cloud.google.com/go/spanner.go"
MARGIN};
static const unsigned char file5[] = {
#embed "go/contracts/cloud.google.com/go/storage.go"
MARGIN};
static const unsigned char file6[] = {
#embed "go/contracts/compress/bzip2.go"
MARGIN};
static const unsigned char file7[] = {
#embed "go/contracts/compress/flate.go"
MARGIN};
static const unsigned char file8[] = {
#embed "go/contracts/compress/gzip.go"
MARGIN};
static const unsigned char file9[] = {
#embed "go/contracts/compress/lzw.go"
MARGIN};
static const unsigned char file10[] = {
#embed "go/contracts/compress/zlib.go"
MARGIN};
static const unsigned char file11[] = {
#embed "go/contracts/context.go"
MARGIN};
static const unsigned char file12[] = {
#embed "go/contracts/crypto/rand.go"
MARGIN};
static const unsigned char file13[] = {
#embed "go/contracts/crypto/tls.go"
MARGIN};
static const unsigned char file14[] = {
#embed "go/contracts/database/sql.go"
MARGIN};
static const unsigned char file15[] = {
#embed "go/contracts/debug/elf.go"
MARGIN};
static const unsigned char file16[] = {
#embed "go/contracts/debug/macho.go"
MARGIN};
static const unsigned char file17[] = {
#embed "go/contracts/debug/pe.go"
MARGIN};
static const unsigned char file18[] = {
#embed "go/contracts/debug/plan9obj.go"
MARGIN};
static const unsigned char file19[] = {
#embed "go/contracts/embed.go"
MARGIN};
static const unsigned char file20[] = {
#embed "go/contracts/encoding/ascii85.go"
MARGIN};
static const unsigned char file21[] = {
#embed "go/contracts/encoding/base32.go"
MARGIN};
static const unsigned char file22[] = {
#embed "go/contracts/encoding/base64.go"
MARGIN};
static const unsigned char file23[] = {
#embed "go/contracts/encoding/csv.go"
MARGIN};
static const unsigned char file24[] = {
#embed "go/contracts/encoding/gob.go"
MARGIN};
static const unsigned char file25[] = {
#embed "go/contracts/encoding/hex.go"
MARGIN};
static const unsigned char file26[] = {
#embed "go/contracts/encoding/json.go"
MARGIN};
static const unsigned char file27[] = {
#embed "go/contracts/encoding/pem.go"
MARGIN};
static const unsigned char file28[] = {
#embed "go/contracts/encoding/xml.go"
MARGIN};
static const unsigned char file29[] = {
#embed "go/contracts/errors.go"
MARGIN};
static const unsigned char file30[] = {
#embed "go/contracts/expvar.go"
MARGIN};
static const unsigned char file31[] = {
#embed "go/contracts/fmt.go"
MARGIN};
static const unsigned char file32[] = {
#embed "go/contracts/github.com/xuri/excelize/v2.go"
MARGIN};
static const unsigned char file33[] = {
#embed "go/contracts/github.com/ClickHouse/clickhouse-go/v2/lib/driver.go"
MARGIN};
static const unsigned char file34[] = {
#embed "go/contracts/github.com/IBM/sarama.go"
MARGIN};
static const unsigned char file35[] = {
#embed "go/contracts/github.com/IBM/sarama.go"
MARGIN};
static const unsigned char file36[] = {
#embed "go/contracts/github.com/alecthomas/kingpin/v2.go"
MARGIN};
static const unsigned char file37[] = {
#embed "go/contracts/github.com/alecthomas/kong.go"
MARGIN};
static const unsigned char file38[] = {
#embed "go/contracts/github.com/aws/aws-sdk-go-v2/service/s3.go"
MARGIN};
static const unsigned char file39[] = {
#embed "go/contracts/github.com/aws/aws-sdk-go/service/s3.go"
MARGIN};
static const unsigned char file40[] = {
#embed "go/contracts/go.etcd.io/bbolt.go"
MARGIN};
static const unsigned char file41[] = {
#embed "go/contracts/github.com/pkg/errors.go"
MARGIN};
static const unsigned char file42[] = {
#embed "go/contracts/github.com/cockroachdb/pebble.go"
MARGIN};
static const unsigned char file43[] = {
#embed "go/contracts/github.com/coder/websocket.go"
MARGIN};
static const unsigned char file44[] = {
#embed "go/contracts/github.com/cometbft/cometbft-db.go"
MARGIN};
static const unsigned char file45[] = {
#embed "go/contracts/github.com/confluentinc/confluent-kafka-go/v2/kafka.go"
MARGIN};
static const unsigned char file46[] = {
#embed "go/contracts/github.com/confluentinc/confluent-kafka-go/v2/kafka.go"
MARGIN};
static const unsigned char file47[] = {
#embed "go/contracts/github.com/containernetworking/cni/pkg/skel.go"
MARGIN};
static const unsigned char file48[] = {
#embed "go/contracts/github.com/moby/sys/reexec.go"
MARGIN};
static const unsigned char file49[] = {
#embed "go/contracts/go.etcd.io/bbolt.go"
MARGIN};
static const unsigned char file50[] = {
#embed "go/contracts/go.etcd.io/etcd/client/v3.go"
MARGIN};
static const unsigned char file51[] = {
#embed "go/contracts/go.etcd.io/etcd/client/v3/concurrency.go"
MARGIN};
static const unsigned char file52[] = {
#embed "go/contracts/github.com/coreos/go-systemd/v22/dbus.go"
MARGIN};
static const unsigned char file53[] = {
#embed "go/contracts/github.com/coreos/go-systemd/v22/dbus.go"
MARGIN};
static const unsigned char file54[] = {
#embed "go/contracts/github.com/dgraph-io/badger/v4.go"
MARGIN};
static const unsigned char file55[] = {
#embed "go/contracts/github.com/dgraph-io/badger/v4.go"
MARGIN};
static const unsigned char file56[] = {
#embed "go/contracts/github.com/dgraph-io/badger/v4.go"
MARGIN};
static const unsigned char file57[] = {
#embed "go/contracts/github.com/dgraph-io/badger/v4.go"
MARGIN};
static const unsigned char file58[] = {
#embed "go/contracts/github.com/docker/docker/client.go"
MARGIN};
static const unsigned char file59[] = {
#embed "go/contracts/github.com/moby/sys/reexec.go"
MARGIN};
static const unsigned char file60[] = {
#embed "go/contracts/github.com/elastic/go-elasticsearch/v8.go"
MARGIN};
static const unsigned char file61[] = {
#embed "go/contracts/github.com/elastic/go-elasticsearch/v8/esapi.go"
MARGIN};
static const unsigned char file62[] = {
#embed "go/contracts/github.com/elastic/go-elasticsearch/v8.go"
MARGIN};
static const unsigned char file63[] = {
#embed "go/contracts/github.com/elastic/go-elasticsearch/v8/esapi.go"
MARGIN};
static const unsigned char file64[] = {
#embed "go/contracts/github.com/elastic/go-elasticsearch/v8.go"
MARGIN};
static const unsigned char file65[] = {
#embed "go/contracts/github.com/elastic/go-elasticsearch/v8/esapi.go"
MARGIN};
static const unsigned char file66[] = {
#embed "go/contracts/github.com/fsnotify/fsnotify.go"
MARGIN};
static const unsigned char file67[] = {
#embed "go/contracts/github.com/redis/go-redis/v9.go"
MARGIN};
static const unsigned char file68[] = {
#embed "go/contracts/github.com/go-sql-driver/mysql.go"
MARGIN};
static const unsigned char file69[] = {
#embed "go/contracts/github.com/go-zookeeper/zk.go"
MARGIN};
static const unsigned char file70[] = {
#embed "go/contracts/github.com/gocql/gocql.go"
MARGIN};
static const unsigned char file71[] = {
#embed "go/contracts/github.com/godbus/dbus/v5.go"
MARGIN};
static const unsigned char file72[] = {
#embed "go/contracts/github.com/godbus/dbus/v5.go"
MARGIN};
static const unsigned char file73[] = {
#embed "go/contracts/github.com/google/gopacket/pcap.go"
MARGIN};
static const unsigned char file74[] = {
#embed "go/contracts/github.com/google/subcommands.go"
MARGIN};
static const unsigned char file75[] = {
#embed "go/contracts/github.com/google/uuid.go"
MARGIN};
static const unsigned char file76[] = {
#embed "go/contracts/github.com/google/gopacket/pcap.go"
MARGIN};
static const unsigned char file77[] = {
#embed "go/contracts/github.com/gorilla/websocket.go"
MARGIN};
static const unsigned char file78[] = {
#embed "go/contracts/github.com/hashicorp/cli.go"
MARGIN};
static const unsigned char file79[] = {
#embed "go/contracts/github.com/hashicorp/consul/api.go"
MARGIN};
static const unsigned char file80[] = {
#embed "go/contracts/github.com/jackc/pgx/v5/pgconn.go"
MARGIN};
static const unsigned char file81[] = {
#embed "go/contracts/github.com/jackc/pgx/v5.go"
MARGIN};
static const unsigned char file82[] = {
#embed "go/contracts/github.com/jackc/pgx/v5/pgxpool.go"
MARGIN};
static const unsigned char file83[] = {
#embed "go/contracts/github.com/jackc/pgx/v5.go"
MARGIN};
static const unsigned char file84[] = {
#embed "go/contracts/github.com/jackc/pgx/v5/pgconn.go"
MARGIN};
static const unsigned char file85[] = {
#embed "go/contracts/github.com/jackc/pgx/v5/pgxpool.go"
MARGIN};
static const unsigned char file86[] = {
#embed "go/contracts/github.com/jmoiron/sqlx.go"
MARGIN};
static const unsigned char file87[] = {
#embed "go/contracts/github.com/juju/errors.go"
MARGIN};
static const unsigned char file88[] = {
#embed "go/contracts/compress/flate.go"
MARGIN};
static const unsigned char file89[] = {
#embed "go/contracts/compress/gzip.go"
MARGIN};
static const unsigned char file90[] = {
#embed "go/contracts/archive/zip.go"
MARGIN};
static const unsigned char file91[] = {
#embed "go/contracts/compress/zlib.go"
MARGIN};
static const unsigned char file92[] = {
#embed "go/contracts/github.com/klauspost/compress/zstd.go"
MARGIN};
static const unsigned char file93[] = {
#embed "go/contracts/compress/gzip.go"
MARGIN};
static const unsigned char file94[] = {
#embed "go/contracts/github.com/minio/minio-go/v7.go"
MARGIN};
static const unsigned char file95[] = {
#embed "go/contracts/github.com/hashicorp/cli.go"
MARGIN};
static const unsigned char file96[] = {
#embed "go/contracts/github.com/moby/moby/client.go"
MARGIN};
static const unsigned char file97[] = {
#embed "go/contracts/github.com/moby/sys/reexec.go"
MARGIN};
static const unsigned char file98[] = {
#embed "go/contracts/github.com/nats-io/nats.go.go"
MARGIN};
static const unsigned char file99[] = {
#embed "go/contracts/github.com/oklog/run.go"
MARGIN};
static const unsigned char file100[] = {
#embed "go/contracts/github.com/elastic/go-elasticsearch/v8.go"
MARGIN};
static const unsigned char file101[] = {
#embed "go/contracts/github.com/elastic/go-elasticsearch/v8/esapi.go"
MARGIN};
static const unsigned char file102[] = {
#embed "go/contracts/github.com/elastic/go-elasticsearch/v8.go"
MARGIN};
static const unsigned char file103[] = {
#embed "go/contracts/github.com/elastic/go-elasticsearch/v8/esapi.go"
MARGIN};
static const unsigned char file104[] = {
#embed "go/contracts/github.com/peterbourgon/ff/v3/ffcli.go"
MARGIN};
static const unsigned char file105[] = {
#embed "go/contracts/github.com/pierrec/lz4/v4.go"
MARGIN};
static const unsigned char file106[] = {
#embed "go/contracts/github.com/pierrec/lz4/v4.go"
MARGIN};
static const unsigned char file107[] = {
#embed "go/contracts/github.com/pierrec/lz4/v4.go"
MARGIN};
static const unsigned char file108[] = {
#embed "go/contracts/github.com/pkg/errors.go"
MARGIN};
static const unsigned char file109[] = {
#embed "go/contracts/github.com/pkg/sftp.go"
MARGIN};
static const unsigned char file110[] = {
#embed "go/contracts/github.com/rabbitmq/amqp091-go.go"
MARGIN};
static const unsigned char file111[] = {
#embed "go/contracts/github.com/redis/go-redis/v9.go"
MARGIN};
static const unsigned char file112[] = {
#embed "go/contracts/github.com/rs/zerolog.go"
MARGIN};
static const unsigned char file113[] = {
#embed "go/contracts/github.com/rs/zerolog/diode.go"
MARGIN};
static const unsigned char file114[] = {
#embed "go/contracts/github.com/rs/zerolog/log.go"
MARGIN};
static const unsigned char file115[] = {
#embed "go/contracts/github.com/segmentio/kafka-go.go"
MARGIN};
static const unsigned char file116[] = {
#embed "go/contracts/github.com/sirupsen/logrus.go"
MARGIN};
static const unsigned char file117[] = {
#embed "go/contracts/github.com/spf13/afero.go"
MARGIN};
static const unsigned char file118[] = {
#embed "go/contracts/github.com/spf13/cobra.go"
MARGIN};
static const unsigned char file119[] = {
#embed "go/contracts/github.com/streadway/amqp.go"
MARGIN};
static const unsigned char file120[] = {
#embed "go/contracts/github.com/stretchr/testify/assert.go"
MARGIN};
static const unsigned char file121[] = {
#embed "go/contracts/github.com/stretchr/testify/require.go"
MARGIN};
static const unsigned char file122[] = {
#embed "go/contracts/github.com/stretchr/testify/suite.go"
MARGIN};
static const unsigned char file123[] = {
#embed "go/contracts/github.com/syndtr/goleveldb/leveldb.go"
MARGIN};
static const unsigned char file124[] = {
#embed "go/contracts/github.com/cometbft/cometbft-db.go"
MARGIN};
static const unsigned char file125[] = {
#embed "go/contracts/github.com/ulikunitz/xz.go"
MARGIN};
static const unsigned char file126[] = {
#embed "go/contracts/github.com/uptrace/bun.go"
MARGIN};
static const unsigned char file127[] = {
#embed "go/contracts/github.com/urfave/cli/v2.go"
MARGIN};
static const unsigned char file128[] = {
#embed "go/contracts/github.com/urfave/cli/v2.go"
MARGIN};
static const unsigned char file129[] = {
#embed "go/contracts/github.com/urfave/cli/v3.go"
MARGIN};
static const unsigned char file130[] = {
#embed "go/contracts/github.com/xuri/excelize/v2.go"
MARGIN};
static const unsigned char file131[] = {
#embed "go/contracts/go.etcd.io/bbolt.go"
MARGIN};
static const unsigned char file132[] = {
#embed "go/contracts/go.etcd.io/etcd/client/v3.go"
MARGIN};
static const unsigned char file133[] = {
#embed "go/contracts/go.etcd.io/etcd/client/v3/concurrency.go"
MARGIN};
static const unsigned char file134[] = {
#embed "go/contracts/go.etcd.io/etcd/client/v3.go"
MARGIN};
static const unsigned char file135[] = {
#embed "go/contracts/go.etcd.io/etcd/client/v3/concurrency.go"
MARGIN};
static const unsigned char file136[] = {
#embed "go/contracts/go.etcd.io/etcd/client/v3.go"
MARGIN};
static const unsigned char file137[] = {
#embed "go/contracts/go.etcd.io/etcd/client/v3/concurrency.go"
MARGIN};
static const unsigned char file138[] = {
#embed "go/contracts/go.mongodb.org/mongo-driver/v2/mongo.go"
MARGIN};
static const unsigned char file139[] = {
#embed "go/contracts/go.mongodb.org/mongo-driver/v2/mongo.go"
MARGIN};
static const unsigned char file140[] = {
#embed "go/contracts/go.opencensus.io/trace.go"
MARGIN};
static const unsigned char file141[] = {
#embed "go/contracts/go.opentelemetry.io/otel/sdk/metric.go"
MARGIN};
static const unsigned char file142[] = {
#embed "go/contracts/go.opentelemetry.io/otel/sdk/trace.go"
MARGIN};
static const unsigned char file143[] = {
#embed "go/contracts/go.opentelemetry.io/otel/trace.go"
MARGIN};
static const unsigned char file144[] = {
#embed "go/contracts/github.com/moby/sys/reexec.go"
MARGIN};
static const unsigned char file145[] = {
#embed "go/contracts/go.uber.org/fx.go"
MARGIN};
static const unsigned char file146[] = {
#embed "go/contracts/go.uber.org/zap.go"
MARGIN};
static const unsigned char file147[] = {
#embed "go/contracts/go.uber.org/zap/zapcore.go"
MARGIN};
static const unsigned char file148[] = {
#embed "go/contracts/golang.org/x/crypto/ssh.go"
MARGIN};
static const unsigned char file149[] = {
#embed "go/contracts/golang.org/x/net/http2.go"
MARGIN};
static const unsigned char file150[] = {
#embed "go/contracts/golang.org/x/net/icmp.go"
MARGIN};
static const unsigned char file151[] = {
#embed "go/contracts/golang.org/x/net/nettest.go"
MARGIN};
static const unsigned char file152[] = {
#embed "go/contracts/golang.org/x/net/netutil.go"
MARGIN};
static const unsigned char file153[] = {
#embed "go/contracts/golang.org/x/net/proxy.go"
MARGIN};
static const unsigned char file154[] = {
#embed "go/contracts/golang.org/x/net/websocket.go"
MARGIN};
static const unsigned char file155[] = {
#embed "go/contracts/golang.org/x/sync/errgroup.go"
MARGIN};
static const unsigned char file156[] = {
#embed "go/contracts/golang.org/x/sync/semaphore.go"
MARGIN};
static const unsigned char file157[] = {
#embed "go/contracts/golang.org/x/sync/singleflight.go"
MARGIN};
static const unsigned char file158[] = {
#embed "go/contracts/golang.org/x/sys/unix.go"
MARGIN};
static const unsigned char file159[] = {
#embed "go/contracts/golang.org/x/sys/windows/svc.go"
MARGIN};
static const unsigned char file160[] = {
#embed "go/contracts/golang.org/x/xerrors.go"
MARGIN};
static const unsigned char file161[] = {
#embed "go/contracts/google.golang.org/grpc.go"
MARGIN};
static const unsigned char file162[] = {
#embed "go/contracts/google.golang.org/grpc/status.go"
MARGIN};
static const unsigned char file163[] = {
#embed "go/contracts/google.golang.org/grpc/test/bufconn.go"
MARGIN};
static const unsigned char file164[] = {
#embed "go/contracts/google.golang.org/protobuf/proto.go"
MARGIN};
static const unsigned char file165[] = {
#embed "go/contracts/github.com/alecthomas/kingpin/v2.go"
MARGIN};
static const unsigned char file166[] = {
#embed "go/contracts/github.com/fsnotify/fsnotify.go"
MARGIN};
static const unsigned char file167[] = {
#embed "go/contracts/github.com/fsnotify/fsnotify.go"
MARGIN};
static const unsigned char file168[] = {
#embed "go/contracts/gopkg.in/yaml.v3.go"
MARGIN};
static const unsigned char file169[] = {
#embed "go/contracts/gopkg.in/yaml.v3.go"
MARGIN};
static const unsigned char file170[] = {
#embed "go/contracts/gorm.io/gorm.go"
MARGIN};
static const unsigned char file171[] = {
#embed "go/contracts/image/gif.go"
MARGIN};
static const unsigned char file172[] = {
#embed "go/contracts/image/jpeg.go"
MARGIN};
static const unsigned char file173[] = {
#embed "go/contracts/internal/syscall/unix.go"
MARGIN};
static const unsigned char file174[] = {
#embed "go/contracts/io.go"
MARGIN};
static const unsigned char file175[] = {
#embed "go/contracts/io/fs.go"
MARGIN};
static const unsigned char file176[] = {
#embed "go/contracts/io/ioutil.go"
MARGIN};
static const unsigned char file177[] = {
#embed "go/contracts/iter.go"
MARGIN};
static const unsigned char file178[] = {
#embed "go/contracts/k8s.io/apimachinery/pkg/util/wait.go"
MARGIN};
static const unsigned char file179[] = {
#embed "go/contracts/k8s.io/apimachinery/pkg/watch.go"
MARGIN};
static const unsigned char file180[] = {
#embed "go/contracts/k8s.io/client-go/informers.go"
MARGIN};
static const unsigned char file181[] = {
#embed "go/contracts/k8s.io/client-go/kubernetes/typed/core/v1.go"
MARGIN};
static const unsigned char file182[] = {
#embed "go/contracts/k8s.io/client-go/rest.go"
MARGIN};
static const unsigned char file183[] = {
#embed "go/contracts/k8s.io/client-go/tools/cache.go"
MARGIN};
static const unsigned char file184[] = {
#embed "go/contracts/k8s.io/client-go/tools/leaderelection.go"
MARGIN};
static const unsigned char file185[] = {
#embed "go/contracts/k8s.io/client-go/tools/portforward.go"
MARGIN};
static const unsigned char file186[] = {
#embed "go/contracts/k8s.io/client-go/tools/record.go"
MARGIN};
static const unsigned char file187[] = {
#embed "go/contracts/k8s.io/client-go/tools/watch.go"
MARGIN};
static const unsigned char file188[] = {
#embed "go/contracts/k8s.io/client-go/util/workqueue.go"
MARGIN};
static const unsigned char file189[] = {
#embed "go/contracts/k8s.io/klog/v2.go"
MARGIN};
static const unsigned char file190[] = {
#embed "go/contracts/log.go"
MARGIN};
static const unsigned char file191[] = {
#embed "go/contracts/log/slog.go"
MARGIN};
static const unsigned char file192[] = {
#embed "go/contracts/log/syslog.go"
MARGIN};
static const unsigned char file193[] = {
#embed "go/contracts/mime/multipart.go"
MARGIN};
static const unsigned char file194[] = {
#embed "go/contracts/mime/quotedprintable.go"
MARGIN};
static const unsigned char file195[] = {
#embed "go/contracts/net.go"
MARGIN};
static const unsigned char file196[] = {
#embed "go/contracts/net/http.go"
MARGIN};
static const unsigned char file197[] = {
#embed "go/contracts/net/http/httptest.go"
MARGIN};
static const unsigned char file198[] = {
#embed "go/contracts/net/http/httputil.go"
MARGIN};
static const unsigned char file199[] = {
#embed "go/contracts/net/rpc.go"
MARGIN};
static const unsigned char file200[] = {
#embed "go/contracts/net/rpc/jsonrpc.go"
MARGIN};
static const unsigned char file201[] = {
#embed "go/contracts/net/smtp.go"
MARGIN};
static const unsigned char file202[] = {
#embed "go/contracts/net/textproto.go"
MARGIN};
static const unsigned char file203[] = {
#embed "go/contracts/github.com/coder/websocket.go"
MARGIN};
static const unsigned char file204[] = {
#embed "go/contracts/os.go"
MARGIN};
static const unsigned char file205[] = {
#embed "go/contracts/os/exec.go"
MARGIN};
static const unsigned char file206[] = {
#embed "go/contracts/os/signal.go"
MARGIN};
static const unsigned char file207[] = {
#embed "go/contracts/path.go"
MARGIN};
static const unsigned char file208[] = {
#embed "go/contracts/path/filepath.go"
MARGIN};
static const unsigned char file209[] = {
#embed "go/contracts/plugin.go"
MARGIN};
static const unsigned char file210[] = {
#embed "go/contracts/runtime.go"
MARGIN};
static const unsigned char file211[] = {
#embed "go/contracts/runtime/debug.go"
MARGIN};
static const unsigned char file212[] = {
#embed "go/contracts/runtime/pprof.go"
MARGIN};
static const unsigned char file213[] = {
#embed "go/contracts/runtime/trace.go"
MARGIN};
static const unsigned char file214[] = {
#embed "go/contracts/sigs.k8s.io/yaml.go"
MARGIN};
static const unsigned char file215[] = {
#embed "go/contracts/strings.go"
MARGIN};
static const unsigned char file216[] = {
#embed "go/contracts/sync.go"
MARGIN};
static const unsigned char file217[] = {
#embed "go/contracts/sync/atomic.go"
MARGIN};
static const unsigned char file218[] = {
#embed "go/contracts/syscall.go"
MARGIN};
static const unsigned char file219[] = {
#embed "go/contracts/testing.go"
MARGIN};
static const unsigned char file220[] = {
#embed "go/contracts/testing/fstest.go"
MARGIN};
static const unsigned char file221[] = {
#embed "go/contracts/testing/synctest.go"
MARGIN};
static const unsigned char file222[] = {
#embed "go/contracts/text/scanner.go"
MARGIN};
static const unsigned char file223[] = {
#embed "go/contracts/text/tabwriter.go"
MARGIN};
static const unsigned char file224[] = {
#embed "go/contracts/time.go"
MARGIN};
static const unsigned char file225[] = {
#embed "go/contracts/unique.go"
MARGIN};
static const unsigned char file226[] = {
#embed "go/contracts/weak.go"
MARGIN};
static const unsigned char file227[] = {
#embed "go/kinds.go"
MARGIN};
static const unsigned char file228[] = {
#embed "go/std/archive/tar.go"
MARGIN};
static const unsigned char file229[] = {
#embed "go/std/archive/zip.go"
MARGIN};
static const unsigned char file230[] = {
#embed "go/std/bufio.go"
MARGIN};
static const unsigned char file231[] = {
#embed "go/std/bytes.go"
MARGIN};
static const unsigned char file232[] = {
#embed "go/std/cmp.go"
MARGIN};
static const unsigned char file233[] = {
#embed "go/std/compress/bzip2.go"
MARGIN};
static const unsigned char file234[] = {
#embed "go/std/compress/flate.go"
MARGIN};
static const unsigned char file235[] = {
#embed "go/std/compress/gzip.go"
MARGIN};
static const unsigned char file236[] = {
#embed "go/std/compress/lzw.go"
MARGIN};
static const unsigned char file237[] = {
#embed "go/std/compress/zlib.go"
MARGIN};
static const unsigned char file238[] = {
#embed "go/std/container/heap.go"
MARGIN};
static const unsigned char file239[] = {
#embed "go/std/container/list.go"
MARGIN};
static const unsigned char file240[] = {
#embed "go/std/container/ring.go"
MARGIN};
static const unsigned char file241[] = {
#embed "go/std/context.go"
MARGIN};
static const unsigned char file242[] = {
#embed "go/std/crypto.go"
MARGIN};
static const unsigned char file243[] = {
#embed "go/std/crypto/aes.go"
MARGIN};
static const unsigned char file244[] = {
#embed "go/std/crypto/cipher.go"
MARGIN};
static const unsigned char file245[] = {
#embed "go/std/crypto/des.go"
MARGIN};
static const unsigned char file246[] = {
#embed "go/std/crypto/dsa.go"
MARGIN};
static const unsigned char file247[] = {
#embed "go/std/crypto/ecdh.go"
MARGIN};
static const unsigned char file248[] = {
#embed "go/std/crypto/ecdsa.go"
MARGIN};
static const unsigned char file249[] = {
#embed "go/std/crypto/ed25519.go"
MARGIN};
static const unsigned char file250[] = {
#embed "go/std/crypto/elliptic.go"
MARGIN};
static const unsigned char file251[] = {
#embed "go/std/crypto/fips140.go"
MARGIN};
static const unsigned char file252[] = {
#embed "go/std/crypto/hkdf.go"
MARGIN};
static const unsigned char file253[] = {
#embed "go/std/crypto/hmac.go"
MARGIN};
static const unsigned char file254[] = {
#embed "go/std/crypto/hpke.go"
MARGIN};
static const unsigned char file255[] = {
#embed "go/std/crypto/md5.go"
MARGIN};
static const unsigned char file256[] = {
#embed "go/std/crypto/md5/_asm.go"
MARGIN};
static const unsigned char file257[] = {
#embed "go/std/crypto/mldsa.go"
MARGIN};
static const unsigned char file258[] = {
#embed "go/std/crypto/mlkem.go"
MARGIN};
static const unsigned char file259[] = {
#embed "go/std/crypto/mlkem/mlkemtest.go"
MARGIN};
static const unsigned char file260[] = {
#embed "go/std/crypto/pbkdf2.go"
MARGIN};
static const unsigned char file261[] = {
#embed "go/std/crypto/rand.go"
MARGIN};
static const unsigned char file262[] = {
#embed "go/std/crypto/rc4.go"
MARGIN};
static const unsigned char file263[] = {
#embed "go/std/crypto/rsa.go"
MARGIN};
static const unsigned char file264[] = {
#embed "go/std/crypto/sha1.go"
MARGIN};
static const unsigned char file265[] = {
#embed "go/std/crypto/sha1/_asm.go"
MARGIN};
static const unsigned char file266[] = {
#embed "go/std/crypto/sha256.go"
MARGIN};
static const unsigned char file267[] = {
#embed "go/std/crypto/sha3.go"
MARGIN};
static const unsigned char file268[] = {
#embed "go/std/crypto/sha512.go"
MARGIN};
static const unsigned char file269[] = {
#embed "go/std/crypto/subtle.go"
MARGIN};
static const unsigned char file270[] = {
#embed "go/std/crypto/tls.go"
MARGIN};
static const unsigned char file271[] = {
#embed "go/std/crypto/x509.go"
MARGIN};
static const unsigned char file272[] = {
#embed "go/std/crypto/x509/pkix.go"
MARGIN};
static const unsigned char file273[] = {
#embed "go/std/database/sql.go"
MARGIN};
static const unsigned char file274[] = {
#embed "go/std/database/sql/driver.go"
MARGIN};
static const unsigned char file275[] = {
#embed "go/std/debug/buildinfo.go"
MARGIN};
static const unsigned char file276[] = {
#embed "go/std/debug/dwarf.go"
MARGIN};
static const unsigned char file277[] = {
#embed "go/std/debug/elf.go"
MARGIN};
static const unsigned char file278[] = {
#embed "go/std/debug/gosym.go"
MARGIN};
static const unsigned char file279[] = {
#embed "go/std/debug/macho.go"
MARGIN};
static const unsigned char file280[] = {
#embed "go/std/debug/pe.go"
MARGIN};
static const unsigned char file281[] = {
#embed "go/std/debug/plan9obj.go"
MARGIN};
static const unsigned char file282[] = {
#embed "go/std/embed.go"
MARGIN};
static const unsigned char file283[] = {
#embed "go/std/encoding.go"
MARGIN};
static const unsigned char file284[] = {
#embed "go/std/encoding/ascii85.go"
MARGIN};
static const unsigned char file285[] = {
#embed "go/std/encoding/asn1.go"
MARGIN};
static const unsigned char file286[] = {
#embed "go/std/encoding/base32.go"
MARGIN};
static const unsigned char file287[] = {
#embed "go/std/encoding/base64.go"
MARGIN};
static const unsigned char file288[] = {
#embed "go/std/encoding/binary.go"
MARGIN};
static const unsigned char file289[] = {
#embed "go/std/encoding/csv.go"
MARGIN};
static const unsigned char file290[] = {
#embed "go/std/encoding/gob.go"
MARGIN};
static const unsigned char file291[] = {
#embed "go/std/encoding/hex.go"
MARGIN};
static const unsigned char file292[] = {
#embed "go/std/encoding/json.go"
MARGIN};
static const unsigned char file293[] = {
#embed "go/std/encoding/json/jsontext.go"
MARGIN};
static const unsigned char file294[] = {
#embed "go/std/encoding/json/v2.go"
MARGIN};
static const unsigned char file295[] = {
#embed "go/std/encoding/pem.go"
MARGIN};
static const unsigned char file296[] = {
#embed "go/std/encoding/xml.go"
MARGIN};
static const unsigned char file297[] = {
#embed "go/std/errors.go"
MARGIN};
static const unsigned char file298[] = {
#embed "go/std/expvar.go"
MARGIN};
static const unsigned char file299[] = {
#embed "go/std/flag.go"
MARGIN};
static const unsigned char file300[] = {
#embed "go/std/fmt.go"
MARGIN};
static const unsigned char file301[] = {
#embed "go/std/compress/flate.go"
MARGIN};
static const unsigned char file302[] = {
#embed "go/std/compress/gzip.go"
MARGIN};
static const unsigned char file303[] = {
#embed "go/std/archive/zip.go"
MARGIN};
static const unsigned char file304[] = {
#embed "go/std/compress/zlib.go"
MARGIN};
static const unsigned char file305[] = {
#embed "go/std/compress/gzip.go"
MARGIN};
static const unsigned char file306[] = {
#embed "go/std/go/ast.go"
MARGIN};
static const unsigned char file307[] = {
#embed "go/std/go/build.go"
MARGIN};
static const unsigned char file308[] = {
#embed "go/std/go/build/constraint.go"
MARGIN};
static const unsigned char file309[] = {
#embed "go/std/go/constant.go"
MARGIN};
static const unsigned char file310[] = {
#embed "go/std/go/doc.go"
MARGIN};
static const unsigned char file311[] = {
#embed "go/std/go/doc/comment.go"
MARGIN};
static const unsigned char file312[] = {
#embed "go/std/go/format.go"
MARGIN};
static const unsigned char file313[] = {
#embed "go/std/go/importer.go"
MARGIN};
static const unsigned char file314[] = {
#embed "go/std/go/parser.go"
MARGIN};
static const unsigned char file315[] = {
#embed "go/std/go/printer.go"
MARGIN};
static const unsigned char file316[] = {
#embed "go/std/go/scanner.go"
MARGIN};
static const unsigned char file317[] = {
#embed "go/std/go/token.go"
MARGIN};
static const unsigned char file318[] = {
#embed "go/std/go/types.go"
MARGIN};
static const unsigned char file319[] = {
#embed "go/std/go/version.go"
MARGIN};
static const unsigned char file320[] = {
#embed "go/std/hash.go"
MARGIN};
static const unsigned char file321[] = {
#embed "go/std/hash/adler32.go"
MARGIN};
static const unsigned char file322[] = {
#embed "go/std/hash/crc32.go"
MARGIN};
static const unsigned char file323[] = {
#embed "go/std/hash/crc64.go"
MARGIN};
static const unsigned char file324[] = {
#embed "go/std/hash/fnv.go"
MARGIN};
static const unsigned char file325[] = {
#embed "go/std/hash/maphash.go"
MARGIN};
static const unsigned char file326[] = {
#embed "go/std/html.go"
MARGIN};
static const unsigned char file327[] = {
#embed "go/std/html/template.go"
MARGIN};
static const unsigned char file328[] = {
#embed "go/std/image.go"
MARGIN};
static const unsigned char file329[] = {
#embed "go/std/image/color.go"
MARGIN};
static const unsigned char file330[] = {
#embed "go/std/image/color/palette.go"
MARGIN};
static const unsigned char file331[] = {
#embed "go/std/image/draw.go"
MARGIN};
static const unsigned char file332[] = {
#embed "go/std/image/gif.go"
MARGIN};
static const unsigned char file333[] = {
#embed "go/std/image/jpeg.go"
MARGIN};
static const unsigned char file334[] = {
#embed "go/std/image/png.go"
MARGIN};
static const unsigned char file335[] = {
#embed "go/std/index/suffixarray.go"
MARGIN};
static const unsigned char file336[] = {
#embed "go/std/io.go"
MARGIN};
static const unsigned char file337[] = {
#embed "go/std/io/fs.go"
MARGIN};
static const unsigned char file338[] = {
#embed "go/std/io/ioutil.go"
MARGIN};
static const unsigned char file339[] = {
#embed "go/std/iter.go"
MARGIN};
static const unsigned char file340[] = {
#embed "go/std/log.go"
MARGIN};
static const unsigned char file341[] = {
#embed "go/std/log/slog.go"
MARGIN};
static const unsigned char file342[] = {
#embed "go/std/log/syslog.go"
MARGIN};
static const unsigned char file343[] = {
#embed "go/std/maps.go"
MARGIN};
static const unsigned char file344[] = {
#embed "go/std/math.go"
MARGIN};
static const unsigned char file345[] = {
#embed "go/std/math/big.go"
MARGIN};
static const unsigned char file346[] = {
#embed "go/std/math/bits.go"
MARGIN};
static const unsigned char file347[] = {
#embed "go/std/math/cmplx.go"
MARGIN};
static const unsigned char file348[] = {
#embed "go/std/math/rand.go"
MARGIN};
static const unsigned char file349[] = {
#embed "go/std/math/rand/v2.go"
MARGIN};
static const unsigned char file350[] = {
#embed "go/std/mime.go"
MARGIN};
static const unsigned char file351[] = {
#embed "go/std/mime/multipart.go"
MARGIN};
static const unsigned char file352[] = {
#embed "go/std/mime/quotedprintable.go"
MARGIN};
static const unsigned char file353[] = {
#embed "go/std/net.go"
MARGIN};
static const unsigned char file354[] = {
#embed "go/std/net/http.go"
MARGIN};
static const unsigned char file355[] = {
#embed "go/std/net/http/cgi.go"
MARGIN};
static const unsigned char file356[] = {
#embed "go/std/net/http/cookiejar.go"
MARGIN};
static const unsigned char file357[] = {
#embed "go/std/net/http/fcgi.go"
MARGIN};
static const unsigned char file358[] = {
#embed "go/std/net/http/httptest.go"
MARGIN};
static const unsigned char file359[] = {
#embed "go/std/net/http/httptrace.go"
MARGIN};
static const unsigned char file360[] = {
#embed "go/std/net/http/httputil.go"
MARGIN};
static const unsigned char file361[] = {
#embed "go/std/net/http/pprof.go"
MARGIN};
static const unsigned char file362[] = {
#embed "go/std/net/mail.go"
MARGIN};
static const unsigned char file363[] = {
#embed "go/std/net/netip.go"
MARGIN};
static const unsigned char file364[] = {
#embed "go/std/net/rpc.go"
MARGIN};
static const unsigned char file365[] = {
#embed "go/std/net/rpc/jsonrpc.go"
MARGIN};
static const unsigned char file366[] = {
#embed "go/std/net/smtp.go"
MARGIN};
static const unsigned char file367[] = {
#embed "go/std/net/textproto.go"
MARGIN};
static const unsigned char file368[] = {
#embed "go/std/net/url.go"
MARGIN};
static const unsigned char file369[] = {
#embed "go/std/os.go"
MARGIN};
static const unsigned char file370[] = {
#embed "go/std/os/exec.go"
MARGIN};
static const unsigned char file371[] = {
#embed "go/std/os/signal.go"
MARGIN};
static const unsigned char file372[] = {
#embed "go/std/os/user.go"
MARGIN};
static const unsigned char file373[] = {
#embed "go/std/path.go"
MARGIN};
static const unsigned char file374[] = {
#embed "go/std/path/filepath.go"
MARGIN};
static const unsigned char file375[] = {
#embed "go/std/plugin.go"
MARGIN};
static const unsigned char file376[] = {
#embed "go/std/reflect.go"
MARGIN};
static const unsigned char file377[] = {
#embed "go/std/regexp.go"
MARGIN};
static const unsigned char file378[] = {
#embed "go/std/regexp/syntax.go"
MARGIN};
static const unsigned char file379[] = {
#embed "go/std/runtime.go"
MARGIN};
static const unsigned char file380[] = {
#embed "go/std/runtime/_mkmalloc.go"
MARGIN};
static const unsigned char file381[] = {
#embed "go/std/runtime/_mkmalloc/astutil.go"
MARGIN};
static const unsigned char file382[] = {
#embed "go/std/runtime/cgo.go"
MARGIN};
static const unsigned char file383[] = {
#embed "go/std/runtime/coverage.go"
MARGIN};
static const unsigned char file384[] = {
#embed "go/std/runtime/debug.go"
MARGIN};
static const unsigned char file385[] = {
#embed "go/std/runtime/metrics.go"
MARGIN};
static const unsigned char file386[] = {
#embed "go/std/runtime/pprof.go"
MARGIN};
static const unsigned char file387[] = {
#embed "go/std/runtime/race.go"
MARGIN};
static const unsigned char file388[] = {
#embed "go/std/runtime/trace.go"
MARGIN};
static const unsigned char file389[] = {
#embed "go/std/simd/archsimd/_gen.go"
MARGIN};
static const unsigned char file390[] = {
#embed "go/std/simd/archsimd/_gen/midway.go"
MARGIN};
static const unsigned char file391[] = {
#embed "go/std/simd/archsimd/_gen/sgutil.go"
MARGIN};
static const unsigned char file392[] = {
#embed "go/std/simd/archsimd/_gen/simdgen.go"
MARGIN};
static const unsigned char file393[] = {
#embed "go/std/simd/archsimd/_gen/simdgen/arm64.go"
MARGIN};
static const unsigned char file394[] = {
#embed "go/std/simd/archsimd/_gen/tmplgen.go"
MARGIN};
static const unsigned char file395[] = {
#embed "go/std/simd/archsimd/_gen/unify.go"
MARGIN};
static const unsigned char file396[] = {
#embed "go/std/simd/archsimd/_gen/wasmgen.go"
MARGIN};
static const unsigned char file397[] = {
#embed "go/std/slices.go"
MARGIN};
static const unsigned char file398[] = {
#embed "go/std/sort.go"
MARGIN};
static const unsigned char file399[] = {
#embed "go/std/strconv.go"
MARGIN};
static const unsigned char file400[] = {
#embed "go/std/strings.go"
MARGIN};
static const unsigned char file401[] = {
#embed "go/std/structs.go"
MARGIN};
static const unsigned char file402[] = {
#embed "go/std/sync.go"
MARGIN};
static const unsigned char file403[] = {
#embed "go/std/sync/atomic.go"
MARGIN};
static const unsigned char file404[] = {
#embed "go/std/syscall.go"
MARGIN};
static const unsigned char file405[] = {
#embed "go/std/testing.go"
MARGIN};
static const unsigned char file406[] = {
#embed "go/std/testing/cryptotest.go"
MARGIN};
static const unsigned char file407[] = {
#embed "go/std/testing/fstest.go"
MARGIN};
static const unsigned char file408[] = {
#embed "go/std/testing/iotest.go"
MARGIN};
static const unsigned char file409[] = {
#embed "go/std/testing/quick.go"
MARGIN};
static const unsigned char file410[] = {
#embed "go/std/testing/slogtest.go"
MARGIN};
static const unsigned char file411[] = {
#embed "go/std/testing/synctest.go"
MARGIN};
static const unsigned char file412[] = {
#embed "go/std/text/scanner.go"
MARGIN};
static const unsigned char file413[] = {
#embed "go/std/text/tabwriter.go"
MARGIN};
static const unsigned char file414[] = {
#embed "go/std/text/template.go"
MARGIN};
static const unsigned char file415[] = {
#embed "go/std/text/template/parse.go"
MARGIN};
static const unsigned char file416[] = {
#embed "go/std/time.go"
MARGIN};
static const unsigned char file417[] = {
#embed "go/std/time/tzdata.go"
MARGIN};
static const unsigned char file418[] = {
#embed "go/std/unicode.go"
MARGIN};
static const unsigned char file419[] = {
#embed "go/std/unicode/utf16.go"
MARGIN};
static const unsigned char file420[] = {
#embed "go/std/unicode/utf8.go"
MARGIN};
static const unsigned char file421[] = {
#embed "go/std/unique.go"
MARGIN};
static const unsigned char file422[] = {
#embed "go/std/uuid.go"
MARGIN};
static const unsigned char file423[] = {
#embed "go/std/weak.go"
MARGIN};
static const unsigned char file424[] = {
#embed "../Report/Page/page.css"
MARGIN};
static const unsigned char file425[] = {
#embed "../Report/Page/page.html"
MARGIN};
static const unsigned char file426[] = {
#embed "../Report/Page/page.js"
MARGIN};
static const unsigned char file427[] = {
#embed "../../../Documentation/Rules/defer-acquires.md"
MARGIN};
static const unsigned char file428[] = {
#embed "../../../Documentation/Rules/defer-before-check.md"
MARGIN};
static const unsigned char file429[] = {
#embed "../../../Documentation/Rules/defer-early-argument.md"
MARGIN};
static const unsigned char file430[] = {
#embed "../../../Documentation/Rules/defer-in-loop.md"
MARGIN};
static const unsigned char file431[] = {
#embed "../../../Documentation/Rules/defer-not-called.md"
MARGIN};
static const unsigned char file432[] = {
#embed "../../../Documentation/Rules/defer-result-lost.md"
MARGIN};
static const unsigned char file433[] = {
#embed "../../../Documentation/Rules/double-release.md"
MARGIN};
static const unsigned char file434[] = {
#embed "../../../Documentation/Rules/exit-skips-cleanup.md"
MARGIN};
static const unsigned char file435[] = {
#embed "../../../Documentation/Rules/held-while-acquiring.md"
MARGIN};
static const unsigned char file436[] = {
#embed "../../../Documentation/Rules/held-while-blocking.md"
MARGIN};
static const unsigned char file437[] = {
#embed "../../../Documentation/Rules/ignored-release-error.md"
MARGIN};
static const unsigned char file438[] = {
#embed "../../../Documentation/Rules/ineffective-recover.md"
MARGIN};
static const unsigned char file439[] = {
#embed "../../../Documentation/Rules/leak-on-throw.md"
MARGIN};
static const unsigned char file440[] = {
#embed "../../../Documentation/Rules/leak.md"
MARGIN};
static const unsigned char file441[] = {
#embed "../../../Documentation/Rules/mismatched-release.md"
MARGIN};
static const unsigned char file442[] = {
#embed "../../../Documentation/Rules/reacquired.md"
MARGIN};
static const unsigned char file443[] = {
#embed "../../../Documentation/Rules/task-leak.md"
MARGIN};
static const unsigned char file444[] = {
#embed "../../../Documentation/Rules/unbalanced-wait.md"
MARGIN};
static const unsigned char file445[] = {
#embed "../../../Documentation/Rules/unchecked-iteration.md"
MARGIN};
static const unsigned char file446[] = {
#embed "../../../Documentation/Rules/unflushed-writer.md"
MARGIN};
static const unsigned char file447[] = {
#embed "../../../Documentation/Rules/unreachable-defer.md"
MARGIN};
static const unsigned char file448[] = {
#embed "../../../Documentation/Rules/unrecovered-task.md"
MARGIN};
static const unsigned char file449[] = {
#embed "../../../Documentation/Rules/use-after-release.md"
MARGIN};

const struct surety_data_file surety_data_files[] = {
    {"go/contracts/archive/tar.go", file0, sizeof file0 - 16},
    {"go/contracts/archive/zip.go", file1, sizeof file1 - 16},
    {"go/contracts/bufio.go", file2, sizeof file2 - 16},
    {"go/contracts/bytes.go", file3, sizeof file3 - 16},
    {"go/contracts/cloud.google.com/go/spanner.go", file4, sizeof file4 - 16},
    {"go/contracts/cloud.google.com/go/storage.go", file5, sizeof file5 - 16},
    {"go/contracts/compress/bzip2.go", file6, sizeof file6 - 16},
    {"go/contracts/compress/flate.go", file7, sizeof file7 - 16},
    {"go/contracts/compress/gzip.go", file8, sizeof file8 - 16},
    {"go/contracts/compress/lzw.go", file9, sizeof file9 - 16},
    {"go/contracts/compress/zlib.go", file10, sizeof file10 - 16},
    {"go/contracts/context.go", file11, sizeof file11 - 16},
    {"go/contracts/crypto/rand.go", file12, sizeof file12 - 16},
    {"go/contracts/crypto/tls.go", file13, sizeof file13 - 16},
    {"go/contracts/database/sql.go", file14, sizeof file14 - 16},
    {"go/contracts/debug/elf.go", file15, sizeof file15 - 16},
    {"go/contracts/debug/macho.go", file16, sizeof file16 - 16},
    {"go/contracts/debug/pe.go", file17, sizeof file17 - 16},
    {"go/contracts/debug/plan9obj.go", file18, sizeof file18 - 16},
    {"go/contracts/embed.go", file19, sizeof file19 - 16},
    {"go/contracts/encoding/ascii85.go", file20, sizeof file20 - 16},
    {"go/contracts/encoding/base32.go", file21, sizeof file21 - 16},
    {"go/contracts/encoding/base64.go", file22, sizeof file22 - 16},
    {"go/contracts/encoding/csv.go", file23, sizeof file23 - 16},
    {"go/contracts/encoding/gob.go", file24, sizeof file24 - 16},
    {"go/contracts/encoding/hex.go", file25, sizeof file25 - 16},
    {"go/contracts/encoding/json.go", file26, sizeof file26 - 16},
    {"go/contracts/encoding/pem.go", file27, sizeof file27 - 16},
    {"go/contracts/encoding/xml.go", file28, sizeof file28 - 16},
    {"go/contracts/errors.go", file29, sizeof file29 - 16},
    {"go/contracts/expvar.go", file30, sizeof file30 - 16},
    {"go/contracts/fmt.go", file31, sizeof file31 - 16},
    {"go/contracts/github.com/360EntSecGroup-Skylar/excelize/v2.go", file32, sizeof file32 - 16},
    {"go/contracts/github.com/ClickHouse/clickhouse-go/v2/lib/driver.go", file33, sizeof file33 - 16},
    {"go/contracts/github.com/IBM/sarama.go", file34, sizeof file34 - 16},
    {"go/contracts/github.com/Shopify/sarama.go", file35, sizeof file35 - 16},
    {"go/contracts/github.com/alecthomas/kingpin/v2.go", file36, sizeof file36 - 16},
    {"go/contracts/github.com/alecthomas/kong.go", file37, sizeof file37 - 16},
    {"go/contracts/github.com/aws/aws-sdk-go-v2/service/s3.go", file38, sizeof file38 - 16},
    {"go/contracts/github.com/aws/aws-sdk-go/service/s3.go", file39, sizeof file39 - 16},
    {"go/contracts/github.com/boltdb/bolt.go", file40, sizeof file40 - 16},
    {"go/contracts/github.com/cockroachdb/errors.go", file41, sizeof file41 - 16},
    {"go/contracts/github.com/cockroachdb/pebble.go", file42, sizeof file42 - 16},
    {"go/contracts/github.com/coder/websocket.go", file43, sizeof file43 - 16},
    {"go/contracts/github.com/cometbft/cometbft-db.go", file44, sizeof file44 - 16},
    {"go/contracts/github.com/confluentinc/confluent-kafka-go/kafka.go", file45, sizeof file45 - 16},
    {"go/contracts/github.com/confluentinc/confluent-kafka-go/v2/kafka.go", file46, sizeof file46 - 16},
    {"go/contracts/github.com/containernetworking/cni/pkg/skel.go", file47, sizeof file47 - 16},
    {"go/contracts/github.com/containers/storage/pkg/reexec.go", file48, sizeof file48 - 16},
    {"go/contracts/github.com/coreos/bbolt.go", file49, sizeof file49 - 16},
    {"go/contracts/github.com/coreos/etcd/clientv3.go", file50, sizeof file50 - 16},
    {"go/contracts/github.com/coreos/etcd/clientv3/concurrency.go", file51, sizeof file51 - 16},
    {"go/contracts/github.com/coreos/go-systemd/dbus.go", file52, sizeof file52 - 16},
    {"go/contracts/github.com/coreos/go-systemd/v22/dbus.go", file53, sizeof file53 - 16},
    {"go/contracts/github.com/dgraph-io/badger.go", file54, sizeof file54 - 16},
    {"go/contracts/github.com/dgraph-io/badger/v2.go", file55, sizeof file55 - 16},
    {"go/contracts/github.com/dgraph-io/badger/v3.go", file56, sizeof file56 - 16},
    {"go/contracts/github.com/dgraph-io/badger/v4.go", file57, sizeof file57 - 16},
    {"go/contracts/github.com/docker/docker/client.go", file58, sizeof file58 - 16},
    {"go/contracts/github.com/docker/docker/pkg/reexec.go", file59, sizeof file59 - 16},
    {"go/contracts/github.com/elastic/go-elasticsearch/v7.go", file60, sizeof file60 - 16},
    {"go/contracts/github.com/elastic/go-elasticsearch/v7/esapi.go", file61, sizeof file61 - 16},
    {"go/contracts/github.com/elastic/go-elasticsearch/v8.go", file62, sizeof file62 - 16},
    {"go/contracts/github.com/elastic/go-elasticsearch/v8/esapi.go", file63, sizeof file63 - 16},
    {"go/contracts/github.com/elastic/go-elasticsearch/v9.go", file64, sizeof file64 - 16},
    {"go/contracts/github.com/elastic/go-elasticsearch/v9/esapi.go", file65, sizeof file65 - 16},
    {"go/contracts/github.com/fsnotify/fsnotify.go", file66, sizeof file66 - 16},
    {"go/contracts/github.com/go-redis/redis/v8.go", file67, sizeof file67 - 16},
    {"go/contracts/github.com/go-sql-driver/mysql.go", file68, sizeof file68 - 16},
    {"go/contracts/github.com/go-zookeeper/zk.go", file69, sizeof file69 - 16},
    {"go/contracts/github.com/gocql/gocql.go", file70, sizeof file70 - 16},
    {"go/contracts/github.com/godbus/dbus.go", file71, sizeof file71 - 16},
    {"go/contracts/github.com/godbus/dbus/v5.go", file72, sizeof file72 - 16},
    {"go/contracts/github.com/google/gopacket/pcap.go", file73, sizeof file73 - 16},
    {"go/contracts/github.com/google/subcommands.go", file74, sizeof file74 - 16},
    {"go/contracts/github.com/google/uuid.go", file75, sizeof file75 - 16},
    {"go/contracts/github.com/gopacket/gopacket/pcap.go", file76, sizeof file76 - 16},
    {"go/contracts/github.com/gorilla/websocket.go", file77, sizeof file77 - 16},
    {"go/contracts/github.com/hashicorp/cli.go", file78, sizeof file78 - 16},
    {"go/contracts/github.com/hashicorp/consul/api.go", file79, sizeof file79 - 16},
    {"go/contracts/github.com/jackc/pgconn.go", file80, sizeof file80 - 16},
    {"go/contracts/github.com/jackc/pgx/v4.go", file81, sizeof file81 - 16},
    {"go/contracts/github.com/jackc/pgx/v4/pgxpool.go", file82, sizeof file82 - 16},
    {"go/contracts/github.com/jackc/pgx/v5.go", file83, sizeof file83 - 16},
    {"go/contracts/github.com/jackc/pgx/v5/pgconn.go", file84, sizeof file84 - 16},
    {"go/contracts/github.com/jackc/pgx/v5/pgxpool.go", file85, sizeof file85 - 16},
    {"go/contracts/github.com/jmoiron/sqlx.go", file86, sizeof file86 - 16},
    {"go/contracts/github.com/juju/errors.go", file87, sizeof file87 - 16},
    {"go/contracts/github.com/klauspost/compress/flate.go", file88, sizeof file88 - 16},
    {"go/contracts/github.com/klauspost/compress/gzip.go", file89, sizeof file89 - 16},
    {"go/contracts/github.com/klauspost/compress/zip.go", file90, sizeof file90 - 16},
    {"go/contracts/github.com/klauspost/compress/zlib.go", file91, sizeof file91 - 16},
    {"go/contracts/github.com/klauspost/compress/zstd.go", file92, sizeof file92 - 16},
    {"go/contracts/github.com/klauspost/pgzip.go", file93, sizeof file93 - 16},
    {"go/contracts/github.com/minio/minio-go/v7.go", file94, sizeof file94 - 16},
    {"go/contracts/github.com/mitchellh/cli.go", file95, sizeof file95 - 16},
    {"go/contracts/github.com/moby/moby/client.go", file96, sizeof file96 - 16},
    {"go/contracts/github.com/moby/sys/reexec.go", file97, sizeof file97 - 16},
    {"go/contracts/github.com/nats-io/nats.go.go", file98, sizeof file98 - 16},
    {"go/contracts/github.com/oklog/run.go", file99, sizeof file99 - 16},
    {"go/contracts/github.com/opensearch-project/opensearch-go.go", file100, sizeof file100 - 16},
    {"go/contracts/github.com/opensearch-project/opensearch-go/opensearchapi.go", file101, sizeof file101 - 16},
    {"go/contracts/github.com/opensearch-project/opensearch-go/v2.go", file102, sizeof file102 - 16},
    {"go/contracts/github.com/opensearch-project/opensearch-go/v2/opensearchapi.go", file103, sizeof file103 - 16},
    {"go/contracts/github.com/peterbourgon/ff/v3/ffcli.go", file104, sizeof file104 - 16},
    {"go/contracts/github.com/pierrec/lz4.go", file105, sizeof file105 - 16},
    {"go/contracts/github.com/pierrec/lz4/v3.go", file106, sizeof file106 - 16},
    {"go/contracts/github.com/pierrec/lz4/v4.go", file107, sizeof file107 - 16},
    {"go/contracts/github.com/pkg/errors.go", file108, sizeof file108 - 16},
    {"go/contracts/github.com/pkg/sftp.go", file109, sizeof file109 - 16},
    {"go/contracts/github.com/rabbitmq/amqp091-go.go", file110, sizeof file110 - 16},
    {"go/contracts/github.com/redis/go-redis/v9.go", file111, sizeof file111 - 16},
    {"go/contracts/github.com/rs/zerolog.go", file112, sizeof file112 - 16},
    {"go/contracts/github.com/rs/zerolog/diode.go", file113, sizeof file113 - 16},
    {"go/contracts/github.com/rs/zerolog/log.go", file114, sizeof file114 - 16},
    {"go/contracts/github.com/segmentio/kafka-go.go", file115, sizeof file115 - 16},
    {"go/contracts/github.com/sirupsen/logrus.go", file116, sizeof file116 - 16},
    {"go/contracts/github.com/spf13/afero.go", file117, sizeof file117 - 16},
    {"go/contracts/github.com/spf13/cobra.go", file118, sizeof file118 - 16},
    {"go/contracts/github.com/streadway/amqp.go", file119, sizeof file119 - 16},
    {"go/contracts/github.com/stretchr/testify/assert.go", file120, sizeof file120 - 16},
    {"go/contracts/github.com/stretchr/testify/require.go", file121, sizeof file121 - 16},
    {"go/contracts/github.com/stretchr/testify/suite.go", file122, sizeof file122 - 16},
    {"go/contracts/github.com/syndtr/goleveldb/leveldb.go", file123, sizeof file123 - 16},
    {"go/contracts/github.com/tendermint/tm-db.go", file124, sizeof file124 - 16},
    {"go/contracts/github.com/ulikunitz/xz.go", file125, sizeof file125 - 16},
    {"go/contracts/github.com/uptrace/bun.go", file126, sizeof file126 - 16},
    {"go/contracts/github.com/urfave/cli.go", file127, sizeof file127 - 16},
    {"go/contracts/github.com/urfave/cli/v2.go", file128, sizeof file128 - 16},
    {"go/contracts/github.com/urfave/cli/v3.go", file129, sizeof file129 - 16},
    {"go/contracts/github.com/xuri/excelize/v2.go", file130, sizeof file130 - 16},
    {"go/contracts/go.etcd.io/bbolt.go", file131, sizeof file131 - 16},
    {"go/contracts/go.etcd.io/etcd/client/v3.go", file132, sizeof file132 - 16},
    {"go/contracts/go.etcd.io/etcd/client/v3/concurrency.go", file133, sizeof file133 - 16},
    {"go/contracts/go.etcd.io/etcd/clientv3.go", file134, sizeof file134 - 16},
    {"go/contracts/go.etcd.io/etcd/clientv3/concurrency.go", file135, sizeof file135 - 16},
    {"go/contracts/go.etcd.io/etcd/v3/clientv3.go", file136, sizeof file136 - 16},
    {"go/contracts/go.etcd.io/etcd/v3/clientv3/concurrency.go", file137, sizeof file137 - 16},
    {"go/contracts/go.mongodb.org/mongo-driver/mongo.go", file138, sizeof file138 - 16},
    {"go/contracts/go.mongodb.org/mongo-driver/v2/mongo.go", file139, sizeof file139 - 16},
    {"go/contracts/go.opencensus.io/trace.go", file140, sizeof file140 - 16},
    {"go/contracts/go.opentelemetry.io/otel/sdk/metric.go", file141, sizeof file141 - 16},
    {"go/contracts/go.opentelemetry.io/otel/sdk/trace.go", file142, sizeof file142 - 16},
    {"go/contracts/go.opentelemetry.io/otel/trace.go", file143, sizeof file143 - 16},
    {"go/contracts/go.podman.io/storage/pkg/reexec.go", file144, sizeof file144 - 16},
    {"go/contracts/go.uber.org/fx.go", file145, sizeof file145 - 16},
    {"go/contracts/go.uber.org/zap.go", file146, sizeof file146 - 16},
    {"go/contracts/go.uber.org/zap/zapcore.go", file147, sizeof file147 - 16},
    {"go/contracts/golang.org/x/crypto/ssh.go", file148, sizeof file148 - 16},
    {"go/contracts/golang.org/x/net/http2.go", file149, sizeof file149 - 16},
    {"go/contracts/golang.org/x/net/icmp.go", file150, sizeof file150 - 16},
    {"go/contracts/golang.org/x/net/nettest.go", file151, sizeof file151 - 16},
    {"go/contracts/golang.org/x/net/netutil.go", file152, sizeof file152 - 16},
    {"go/contracts/golang.org/x/net/proxy.go", file153, sizeof file153 - 16},
    {"go/contracts/golang.org/x/net/websocket.go", file154, sizeof file154 - 16},
    {"go/contracts/golang.org/x/sync/errgroup.go", file155, sizeof file155 - 16},
    {"go/contracts/golang.org/x/sync/semaphore.go", file156, sizeof file156 - 16},
    {"go/contracts/golang.org/x/sync/singleflight.go", file157, sizeof file157 - 16},
    {"go/contracts/golang.org/x/sys/unix.go", file158, sizeof file158 - 16},
    {"go/contracts/golang.org/x/sys/windows/svc.go", file159, sizeof file159 - 16},
    {"go/contracts/golang.org/x/xerrors.go", file160, sizeof file160 - 16},
    {"go/contracts/google.golang.org/grpc.go", file161, sizeof file161 - 16},
    {"go/contracts/google.golang.org/grpc/status.go", file162, sizeof file162 - 16},
    {"go/contracts/google.golang.org/grpc/test/bufconn.go", file163, sizeof file163 - 16},
    {"go/contracts/google.golang.org/protobuf/proto.go", file164, sizeof file164 - 16},
    {"go/contracts/gopkg.in/alecthomas/kingpin.v2.go", file165, sizeof file165 - 16},
    {"go/contracts/gopkg.in/fsnotify.v1.go", file166, sizeof file166 - 16},
    {"go/contracts/gopkg.in/fsnotify/fsnotify.v1.go", file167, sizeof file167 - 16},
    {"go/contracts/gopkg.in/yaml.v2.go", file168, sizeof file168 - 16},
    {"go/contracts/gopkg.in/yaml.v3.go", file169, sizeof file169 - 16},
    {"go/contracts/gorm.io/gorm.go", file170, sizeof file170 - 16},
    {"go/contracts/image/gif.go", file171, sizeof file171 - 16},
    {"go/contracts/image/jpeg.go", file172, sizeof file172 - 16},
    {"go/contracts/internal/syscall/unix.go", file173, sizeof file173 - 16},
    {"go/contracts/io.go", file174, sizeof file174 - 16},
    {"go/contracts/io/fs.go", file175, sizeof file175 - 16},
    {"go/contracts/io/ioutil.go", file176, sizeof file176 - 16},
    {"go/contracts/iter.go", file177, sizeof file177 - 16},
    {"go/contracts/k8s.io/apimachinery/pkg/util/wait.go", file178, sizeof file178 - 16},
    {"go/contracts/k8s.io/apimachinery/pkg/watch.go", file179, sizeof file179 - 16},
    {"go/contracts/k8s.io/client-go/informers.go", file180, sizeof file180 - 16},
    {"go/contracts/k8s.io/client-go/kubernetes/typed/core/v1.go", file181, sizeof file181 - 16},
    {"go/contracts/k8s.io/client-go/rest.go", file182, sizeof file182 - 16},
    {"go/contracts/k8s.io/client-go/tools/cache.go", file183, sizeof file183 - 16},
    {"go/contracts/k8s.io/client-go/tools/leaderelection.go", file184, sizeof file184 - 16},
    {"go/contracts/k8s.io/client-go/tools/portforward.go", file185, sizeof file185 - 16},
    {"go/contracts/k8s.io/client-go/tools/record.go", file186, sizeof file186 - 16},
    {"go/contracts/k8s.io/client-go/tools/watch.go", file187, sizeof file187 - 16},
    {"go/contracts/k8s.io/client-go/util/workqueue.go", file188, sizeof file188 - 16},
    {"go/contracts/k8s.io/klog/v2.go", file189, sizeof file189 - 16},
    {"go/contracts/log.go", file190, sizeof file190 - 16},
    {"go/contracts/log/slog.go", file191, sizeof file191 - 16},
    {"go/contracts/log/syslog.go", file192, sizeof file192 - 16},
    {"go/contracts/mime/multipart.go", file193, sizeof file193 - 16},
    {"go/contracts/mime/quotedprintable.go", file194, sizeof file194 - 16},
    {"go/contracts/net.go", file195, sizeof file195 - 16},
    {"go/contracts/net/http.go", file196, sizeof file196 - 16},
    {"go/contracts/net/http/httptest.go", file197, sizeof file197 - 16},
    {"go/contracts/net/http/httputil.go", file198, sizeof file198 - 16},
    {"go/contracts/net/rpc.go", file199, sizeof file199 - 16},
    {"go/contracts/net/rpc/jsonrpc.go", file200, sizeof file200 - 16},
    {"go/contracts/net/smtp.go", file201, sizeof file201 - 16},
    {"go/contracts/net/textproto.go", file202, sizeof file202 - 16},
    {"go/contracts/nhooyr.io/websocket.go", file203, sizeof file203 - 16},
    {"go/contracts/os.go", file204, sizeof file204 - 16},
    {"go/contracts/os/exec.go", file205, sizeof file205 - 16},
    {"go/contracts/os/signal.go", file206, sizeof file206 - 16},
    {"go/contracts/path.go", file207, sizeof file207 - 16},
    {"go/contracts/path/filepath.go", file208, sizeof file208 - 16},
    {"go/contracts/plugin.go", file209, sizeof file209 - 16},
    {"go/contracts/runtime.go", file210, sizeof file210 - 16},
    {"go/contracts/runtime/debug.go", file211, sizeof file211 - 16},
    {"go/contracts/runtime/pprof.go", file212, sizeof file212 - 16},
    {"go/contracts/runtime/trace.go", file213, sizeof file213 - 16},
    {"go/contracts/sigs.k8s.io/yaml.go", file214, sizeof file214 - 16},
    {"go/contracts/strings.go", file215, sizeof file215 - 16},
    {"go/contracts/sync.go", file216, sizeof file216 - 16},
    {"go/contracts/sync/atomic.go", file217, sizeof file217 - 16},
    {"go/contracts/syscall.go", file218, sizeof file218 - 16},
    {"go/contracts/testing.go", file219, sizeof file219 - 16},
    {"go/contracts/testing/fstest.go", file220, sizeof file220 - 16},
    {"go/contracts/testing/synctest.go", file221, sizeof file221 - 16},
    {"go/contracts/text/scanner.go", file222, sizeof file222 - 16},
    {"go/contracts/text/tabwriter.go", file223, sizeof file223 - 16},
    {"go/contracts/time.go", file224, sizeof file224 - 16},
    {"go/contracts/unique.go", file225, sizeof file225 - 16},
    {"go/contracts/weak.go", file226, sizeof file226 - 16},
    {"go/kinds.go", file227, sizeof file227 - 16},
    {"go/std/archive/tar.go", file228, sizeof file228 - 16},
    {"go/std/archive/zip.go", file229, sizeof file229 - 16},
    {"go/std/bufio.go", file230, sizeof file230 - 16},
    {"go/std/bytes.go", file231, sizeof file231 - 16},
    {"go/std/cmp.go", file232, sizeof file232 - 16},
    {"go/std/compress/bzip2.go", file233, sizeof file233 - 16},
    {"go/std/compress/flate.go", file234, sizeof file234 - 16},
    {"go/std/compress/gzip.go", file235, sizeof file235 - 16},
    {"go/std/compress/lzw.go", file236, sizeof file236 - 16},
    {"go/std/compress/zlib.go", file237, sizeof file237 - 16},
    {"go/std/container/heap.go", file238, sizeof file238 - 16},
    {"go/std/container/list.go", file239, sizeof file239 - 16},
    {"go/std/container/ring.go", file240, sizeof file240 - 16},
    {"go/std/context.go", file241, sizeof file241 - 16},
    {"go/std/crypto.go", file242, sizeof file242 - 16},
    {"go/std/crypto/aes.go", file243, sizeof file243 - 16},
    {"go/std/crypto/cipher.go", file244, sizeof file244 - 16},
    {"go/std/crypto/des.go", file245, sizeof file245 - 16},
    {"go/std/crypto/dsa.go", file246, sizeof file246 - 16},
    {"go/std/crypto/ecdh.go", file247, sizeof file247 - 16},
    {"go/std/crypto/ecdsa.go", file248, sizeof file248 - 16},
    {"go/std/crypto/ed25519.go", file249, sizeof file249 - 16},
    {"go/std/crypto/elliptic.go", file250, sizeof file250 - 16},
    {"go/std/crypto/fips140.go", file251, sizeof file251 - 16},
    {"go/std/crypto/hkdf.go", file252, sizeof file252 - 16},
    {"go/std/crypto/hmac.go", file253, sizeof file253 - 16},
    {"go/std/crypto/hpke.go", file254, sizeof file254 - 16},
    {"go/std/crypto/md5.go", file255, sizeof file255 - 16},
    {"go/std/crypto/md5/_asm.go", file256, sizeof file256 - 16},
    {"go/std/crypto/mldsa.go", file257, sizeof file257 - 16},
    {"go/std/crypto/mlkem.go", file258, sizeof file258 - 16},
    {"go/std/crypto/mlkem/mlkemtest.go", file259, sizeof file259 - 16},
    {"go/std/crypto/pbkdf2.go", file260, sizeof file260 - 16},
    {"go/std/crypto/rand.go", file261, sizeof file261 - 16},
    {"go/std/crypto/rc4.go", file262, sizeof file262 - 16},
    {"go/std/crypto/rsa.go", file263, sizeof file263 - 16},
    {"go/std/crypto/sha1.go", file264, sizeof file264 - 16},
    {"go/std/crypto/sha1/_asm.go", file265, sizeof file265 - 16},
    {"go/std/crypto/sha256.go", file266, sizeof file266 - 16},
    {"go/std/crypto/sha3.go", file267, sizeof file267 - 16},
    {"go/std/crypto/sha512.go", file268, sizeof file268 - 16},
    {"go/std/crypto/subtle.go", file269, sizeof file269 - 16},
    {"go/std/crypto/tls.go", file270, sizeof file270 - 16},
    {"go/std/crypto/x509.go", file271, sizeof file271 - 16},
    {"go/std/crypto/x509/pkix.go", file272, sizeof file272 - 16},
    {"go/std/database/sql.go", file273, sizeof file273 - 16},
    {"go/std/database/sql/driver.go", file274, sizeof file274 - 16},
    {"go/std/debug/buildinfo.go", file275, sizeof file275 - 16},
    {"go/std/debug/dwarf.go", file276, sizeof file276 - 16},
    {"go/std/debug/elf.go", file277, sizeof file277 - 16},
    {"go/std/debug/gosym.go", file278, sizeof file278 - 16},
    {"go/std/debug/macho.go", file279, sizeof file279 - 16},
    {"go/std/debug/pe.go", file280, sizeof file280 - 16},
    {"go/std/debug/plan9obj.go", file281, sizeof file281 - 16},
    {"go/std/embed.go", file282, sizeof file282 - 16},
    {"go/std/encoding.go", file283, sizeof file283 - 16},
    {"go/std/encoding/ascii85.go", file284, sizeof file284 - 16},
    {"go/std/encoding/asn1.go", file285, sizeof file285 - 16},
    {"go/std/encoding/base32.go", file286, sizeof file286 - 16},
    {"go/std/encoding/base64.go", file287, sizeof file287 - 16},
    {"go/std/encoding/binary.go", file288, sizeof file288 - 16},
    {"go/std/encoding/csv.go", file289, sizeof file289 - 16},
    {"go/std/encoding/gob.go", file290, sizeof file290 - 16},
    {"go/std/encoding/hex.go", file291, sizeof file291 - 16},
    {"go/std/encoding/json.go", file292, sizeof file292 - 16},
    {"go/std/encoding/json/jsontext.go", file293, sizeof file293 - 16},
    {"go/std/encoding/json/v2.go", file294, sizeof file294 - 16},
    {"go/std/encoding/pem.go", file295, sizeof file295 - 16},
    {"go/std/encoding/xml.go", file296, sizeof file296 - 16},
    {"go/std/errors.go", file297, sizeof file297 - 16},
    {"go/std/expvar.go", file298, sizeof file298 - 16},
    {"go/std/flag.go", file299, sizeof file299 - 16},
    {"go/std/fmt.go", file300, sizeof file300 - 16},
    {"go/std/github.com/klauspost/compress/flate.go", file301, sizeof file301 - 16},
    {"go/std/github.com/klauspost/compress/gzip.go", file302, sizeof file302 - 16},
    {"go/std/github.com/klauspost/compress/zip.go", file303, sizeof file303 - 16},
    {"go/std/github.com/klauspost/compress/zlib.go", file304, sizeof file304 - 16},
    {"go/std/github.com/klauspost/pgzip.go", file305, sizeof file305 - 16},
    {"go/std/go/ast.go", file306, sizeof file306 - 16},
    {"go/std/go/build.go", file307, sizeof file307 - 16},
    {"go/std/go/build/constraint.go", file308, sizeof file308 - 16},
    {"go/std/go/constant.go", file309, sizeof file309 - 16},
    {"go/std/go/doc.go", file310, sizeof file310 - 16},
    {"go/std/go/doc/comment.go", file311, sizeof file311 - 16},
    {"go/std/go/format.go", file312, sizeof file312 - 16},
    {"go/std/go/importer.go", file313, sizeof file313 - 16},
    {"go/std/go/parser.go", file314, sizeof file314 - 16},
    {"go/std/go/printer.go", file315, sizeof file315 - 16},
    {"go/std/go/scanner.go", file316, sizeof file316 - 16},
    {"go/std/go/token.go", file317, sizeof file317 - 16},
    {"go/std/go/types.go", file318, sizeof file318 - 16},
    {"go/std/go/version.go", file319, sizeof file319 - 16},
    {"go/std/hash.go", file320, sizeof file320 - 16},
    {"go/std/hash/adler32.go", file321, sizeof file321 - 16},
    {"go/std/hash/crc32.go", file322, sizeof file322 - 16},
    {"go/std/hash/crc64.go", file323, sizeof file323 - 16},
    {"go/std/hash/fnv.go", file324, sizeof file324 - 16},
    {"go/std/hash/maphash.go", file325, sizeof file325 - 16},
    {"go/std/html.go", file326, sizeof file326 - 16},
    {"go/std/html/template.go", file327, sizeof file327 - 16},
    {"go/std/image.go", file328, sizeof file328 - 16},
    {"go/std/image/color.go", file329, sizeof file329 - 16},
    {"go/std/image/color/palette.go", file330, sizeof file330 - 16},
    {"go/std/image/draw.go", file331, sizeof file331 - 16},
    {"go/std/image/gif.go", file332, sizeof file332 - 16},
    {"go/std/image/jpeg.go", file333, sizeof file333 - 16},
    {"go/std/image/png.go", file334, sizeof file334 - 16},
    {"go/std/index/suffixarray.go", file335, sizeof file335 - 16},
    {"go/std/io.go", file336, sizeof file336 - 16},
    {"go/std/io/fs.go", file337, sizeof file337 - 16},
    {"go/std/io/ioutil.go", file338, sizeof file338 - 16},
    {"go/std/iter.go", file339, sizeof file339 - 16},
    {"go/std/log.go", file340, sizeof file340 - 16},
    {"go/std/log/slog.go", file341, sizeof file341 - 16},
    {"go/std/log/syslog.go", file342, sizeof file342 - 16},
    {"go/std/maps.go", file343, sizeof file343 - 16},
    {"go/std/math.go", file344, sizeof file344 - 16},
    {"go/std/math/big.go", file345, sizeof file345 - 16},
    {"go/std/math/bits.go", file346, sizeof file346 - 16},
    {"go/std/math/cmplx.go", file347, sizeof file347 - 16},
    {"go/std/math/rand.go", file348, sizeof file348 - 16},
    {"go/std/math/rand/v2.go", file349, sizeof file349 - 16},
    {"go/std/mime.go", file350, sizeof file350 - 16},
    {"go/std/mime/multipart.go", file351, sizeof file351 - 16},
    {"go/std/mime/quotedprintable.go", file352, sizeof file352 - 16},
    {"go/std/net.go", file353, sizeof file353 - 16},
    {"go/std/net/http.go", file354, sizeof file354 - 16},
    {"go/std/net/http/cgi.go", file355, sizeof file355 - 16},
    {"go/std/net/http/cookiejar.go", file356, sizeof file356 - 16},
    {"go/std/net/http/fcgi.go", file357, sizeof file357 - 16},
    {"go/std/net/http/httptest.go", file358, sizeof file358 - 16},
    {"go/std/net/http/httptrace.go", file359, sizeof file359 - 16},
    {"go/std/net/http/httputil.go", file360, sizeof file360 - 16},
    {"go/std/net/http/pprof.go", file361, sizeof file361 - 16},
    {"go/std/net/mail.go", file362, sizeof file362 - 16},
    {"go/std/net/netip.go", file363, sizeof file363 - 16},
    {"go/std/net/rpc.go", file364, sizeof file364 - 16},
    {"go/std/net/rpc/jsonrpc.go", file365, sizeof file365 - 16},
    {"go/std/net/smtp.go", file366, sizeof file366 - 16},
    {"go/std/net/textproto.go", file367, sizeof file367 - 16},
    {"go/std/net/url.go", file368, sizeof file368 - 16},
    {"go/std/os.go", file369, sizeof file369 - 16},
    {"go/std/os/exec.go", file370, sizeof file370 - 16},
    {"go/std/os/signal.go", file371, sizeof file371 - 16},
    {"go/std/os/user.go", file372, sizeof file372 - 16},
    {"go/std/path.go", file373, sizeof file373 - 16},
    {"go/std/path/filepath.go", file374, sizeof file374 - 16},
    {"go/std/plugin.go", file375, sizeof file375 - 16},
    {"go/std/reflect.go", file376, sizeof file376 - 16},
    {"go/std/regexp.go", file377, sizeof file377 - 16},
    {"go/std/regexp/syntax.go", file378, sizeof file378 - 16},
    {"go/std/runtime.go", file379, sizeof file379 - 16},
    {"go/std/runtime/_mkmalloc.go", file380, sizeof file380 - 16},
    {"go/std/runtime/_mkmalloc/astutil.go", file381, sizeof file381 - 16},
    {"go/std/runtime/cgo.go", file382, sizeof file382 - 16},
    {"go/std/runtime/coverage.go", file383, sizeof file383 - 16},
    {"go/std/runtime/debug.go", file384, sizeof file384 - 16},
    {"go/std/runtime/metrics.go", file385, sizeof file385 - 16},
    {"go/std/runtime/pprof.go", file386, sizeof file386 - 16},
    {"go/std/runtime/race.go", file387, sizeof file387 - 16},
    {"go/std/runtime/trace.go", file388, sizeof file388 - 16},
    {"go/std/simd/archsimd/_gen.go", file389, sizeof file389 - 16},
    {"go/std/simd/archsimd/_gen/midway.go", file390, sizeof file390 - 16},
    {"go/std/simd/archsimd/_gen/sgutil.go", file391, sizeof file391 - 16},
    {"go/std/simd/archsimd/_gen/simdgen.go", file392, sizeof file392 - 16},
    {"go/std/simd/archsimd/_gen/simdgen/arm64.go", file393, sizeof file393 - 16},
    {"go/std/simd/archsimd/_gen/tmplgen.go", file394, sizeof file394 - 16},
    {"go/std/simd/archsimd/_gen/unify.go", file395, sizeof file395 - 16},
    {"go/std/simd/archsimd/_gen/wasmgen.go", file396, sizeof file396 - 16},
    {"go/std/slices.go", file397, sizeof file397 - 16},
    {"go/std/sort.go", file398, sizeof file398 - 16},
    {"go/std/strconv.go", file399, sizeof file399 - 16},
    {"go/std/strings.go", file400, sizeof file400 - 16},
    {"go/std/structs.go", file401, sizeof file401 - 16},
    {"go/std/sync.go", file402, sizeof file402 - 16},
    {"go/std/sync/atomic.go", file403, sizeof file403 - 16},
    {"go/std/syscall.go", file404, sizeof file404 - 16},
    {"go/std/testing.go", file405, sizeof file405 - 16},
    {"go/std/testing/cryptotest.go", file406, sizeof file406 - 16},
    {"go/std/testing/fstest.go", file407, sizeof file407 - 16},
    {"go/std/testing/iotest.go", file408, sizeof file408 - 16},
    {"go/std/testing/quick.go", file409, sizeof file409 - 16},
    {"go/std/testing/slogtest.go", file410, sizeof file410 - 16},
    {"go/std/testing/synctest.go", file411, sizeof file411 - 16},
    {"go/std/text/scanner.go", file412, sizeof file412 - 16},
    {"go/std/text/tabwriter.go", file413, sizeof file413 - 16},
    {"go/std/text/template.go", file414, sizeof file414 - 16},
    {"go/std/text/template/parse.go", file415, sizeof file415 - 16},
    {"go/std/time.go", file416, sizeof file416 - 16},
    {"go/std/time/tzdata.go", file417, sizeof file417 - 16},
    {"go/std/unicode.go", file418, sizeof file418 - 16},
    {"go/std/unicode/utf16.go", file419, sizeof file419 - 16},
    {"go/std/unicode/utf8.go", file420, sizeof file420 - 16},
    {"go/std/unique.go", file421, sizeof file421 - 16},
    {"go/std/uuid.go", file422, sizeof file422 - 16},
    {"go/std/weak.go", file423, sizeof file423 - 16},
    {"report/page.css", file424, sizeof file424 - 16},
    {"report/page.html", file425, sizeof file425 - 16},
    {"report/page.js", file426, sizeof file426 - 16},
    {"rules/defer-acquires.md", file427, sizeof file427 - 16},
    {"rules/defer-before-check.md", file428, sizeof file428 - 16},
    {"rules/defer-early-argument.md", file429, sizeof file429 - 16},
    {"rules/defer-in-loop.md", file430, sizeof file430 - 16},
    {"rules/defer-not-called.md", file431, sizeof file431 - 16},
    {"rules/defer-result-lost.md", file432, sizeof file432 - 16},
    {"rules/double-release.md", file433, sizeof file433 - 16},
    {"rules/exit-skips-cleanup.md", file434, sizeof file434 - 16},
    {"rules/held-while-acquiring.md", file435, sizeof file435 - 16},
    {"rules/held-while-blocking.md", file436, sizeof file436 - 16},
    {"rules/ignored-release-error.md", file437, sizeof file437 - 16},
    {"rules/ineffective-recover.md", file438, sizeof file438 - 16},
    {"rules/leak-on-throw.md", file439, sizeof file439 - 16},
    {"rules/leak.md", file440, sizeof file440 - 16},
    {"rules/mismatched-release.md", file441, sizeof file441 - 16},
    {"rules/reacquired.md", file442, sizeof file442 - 16},
    {"rules/task-leak.md", file443, sizeof file443 - 16},
    {"rules/unbalanced-wait.md", file444, sizeof file444 - 16},
    {"rules/unchecked-iteration.md", file445, sizeof file445 - 16},
    {"rules/unflushed-writer.md", file446, sizeof file446 - 16},
    {"rules/unreachable-defer.md", file447, sizeof file447 - 16},
    {"rules/unrecovered-task.md", file448, sizeof file448 - 16},
    {"rules/use-after-release.md", file449, sizeof file449 - 16},
};
const size_t surety_data_file_count = 450;
