package fixtures

import (
	"bytes"
	"context"
	"io"

	"cloud.google.com/go/spanner"
	"github.com/Shopify/sarama"
	dbm "github.com/cometbft/cometbft-db"
	"github.com/confluentinc/confluent-kafka-go/v2/kafka"
	systemd "github.com/coreos/go-systemd/v22/dbus"
	elasticsearch "github.com/elastic/go-elasticsearch/v7"
	"github.com/elastic/go-elasticsearch/v7/esapi"
	"github.com/gocql/gocql"
	"github.com/jackc/pgx/v4"
	"github.com/jackc/pgx/v4/pgxpool"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/uptrace/bun"
	"github.com/xuri/excelize/v2"
	octrace "go.opencensus.io/trace"
)

// Stores, queues and what packs, each by a library that is not there; some by the contracts of another version.
func countsRows(ctx context.Context, session *gocql.Session) (int, error) {
	iter := session.Query("SELECT id FROM users").WithContext(ctx).Iter() // want leak
	count, id := 0, ""
	for iter.Scan(&id) {
		count++
		if count > 10 {
			return count, nil
		}
	}
	return count, iter.Close()
}

func searches(client *elasticsearch.Client, text io.Reader) (int, error) {
	answer, err := client.Search(client.Search.WithBody(text)) // want leak
	if err != nil {
		return 0, err
	}
	if answer.IsError() {
		return 0, io.EOF
	}
	defer answer.Body.Close()
	return answer.StatusCode, nil
}

func putsIn(ctx context.Context, client *elasticsearch.Client, text io.Reader) error {
	answer, err := esapi.IndexRequest{Index: "users", Body: text}.Do(ctx, client)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	return nil
}

func namesOf(ctx context.Context, pool *pgxpool.Pool) ([]string, error) {
	rows, err := pool.Query(ctx, "SELECT name FROM users") // want leak
	if err != nil {
		return nil, err
	}
	var names []string
	for rows.Next() { // want held-while-blocking
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		names = append(names, name)
		if len(names) > 10 {
			return names, nil
		}
	}
	return names, rows.Err()
}

func pays(ctx context.Context, conn *pgx.Conn, amount int) error {
	tx, err := conn.Begin(ctx) // want leak
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, "UPDATE accounts SET balance = balance - $1", amount); err != nil {
		return err
	}
	return tx.Commit(ctx)
}

func moves(ctx context.Context, db *bun.DB) error {
	tx, err := db.BeginTx(ctx, nil) // want leak
	if err != nil {
		return err
	}
	if _, err := tx.Exec("UPDATE accounts SET balance = 0"); err != nil {
		return err
	}
	return tx.Commit()
}

func sends(brokers []string, text []byte) error {
	producer, err := sarama.NewSyncProducer(brokers, nil) // want leak
	if err != nil {
		return err
	}
	_, _, err = producer.SendMessage(&sarama.ProducerMessage{})
	return err
}

func consumesOne(settings *kafka.ConfigMap) error {
	consumer, err := kafka.NewConsumer(settings) // want leak
	if err != nil {
		return err
	}
	if err := consumer.Subscribe("users", nil); err != nil {
		return err
	}
	return consumer.Close()
}

func firstKey(db dbm.DB) ([]byte, error) {
	iterator, err := db.Iterator(nil, nil) // want leak
	if err != nil {
		return nil, err
	}
	if !iterator.Valid() {
		return nil, nil
	}
	defer iterator.Close()
	return iterator.Key(), nil
}

func reads1(ctx context.Context, client *spanner.Client, query spanner.Statement) error {
	rows := client.Single().Query(ctx, query) // want leak
	_, err := rows.Next()
	return err
}

func reads2(ctx context.Context, client *spanner.Client, query spanner.Statement) error {
	rows := client.Single().Query(ctx, query)
	return rows.Do(func(*spanner.Row) error { return nil })
}

func restarts(ctx context.Context, unit string) error {
	conn, err := systemd.NewSystemConnectionContext(ctx) // want leak
	if err != nil {
		return err
	}
	_, err = conn.RestartUnitContext(ctx, unit, "replace", nil)
	return err
}

func packs(text []byte) ([]byte, error) {
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed) // want unflushed-writer
	if _, err := writer.Write(text); err != nil {
		return nil, err
	}
	return packed.Bytes(), nil
}

func unpacks(packed io.Reader) ([]byte, error) {
	reader, err := zstd.NewReader(packed)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(reader)
}

func packsMore(text []byte, packed io.Writer) error {
	writer, err := zstd.NewWriter(packed) // want unflushed-writer
	if err != nil {
		return err
	}
	_, err = writer.Write(text)
	return err
}

func sheets(path string) (int, error) {
	book, err := excelize.OpenFile(path) // want leak
	if err != nil {
		return 0, err
	}
	rows, err := book.Rows("users") // want leak
	if err != nil {
		return 0, err
	}
	count := 0
	for rows.Next() {
		count++
	}
	return count, nil
}

func traced(ctx context.Context, isLate bool) {
	_, span := octrace.StartSpan(ctx, "work") // want leak
	if isLate {
		return
	}
	span.End()
}
