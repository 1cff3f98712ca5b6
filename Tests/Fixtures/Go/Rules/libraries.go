package fixtures

import (
	"context"
	"errors"
	"io"

	"cloud.google.com/go/storage"
	"github.com/coder/websocket"
	"github.com/docker/docker/client"
	"github.com/pkg/sftp"
	"github.com/rabbitmq/amqp091-go"
	"go.mongodb.org/mongo-driver/mongo"
	"golang.org/x/crypto/ssh"
)

// What contracts say of libraries that are not there.
func decodesSome(ctx context.Context, users *mongo.Collection) error {
	cursor, err := users.Find(ctx, nil) // want leak
	if err != nil {
		return err
	}
	for cursor.Next(ctx) {
		if err := cursor.Decode(nil); err != nil {
			return err
		}
	}
	return cursor.Err()
}

func decodesAll(ctx context.Context, users *mongo.Collection) error {
	cursor, err := users.Find(ctx, nil)
	if err != nil {
		return err
	}
	return cursor.All(ctx, nil)
}

func decodesWithDefer(ctx context.Context, users *mongo.Collection) error {
	cursor, err := users.Find(ctx, nil)
	if err != nil {
		return err
	}
	defer cursor.Close(ctx)
	for cursor.Next(ctx) {
		if err := cursor.Decode(nil); err != nil {
			return err
		}
	}
	return cursor.Err()
}

func watches(ctx context.Context, users *mongo.Collection) error {
	stream, err := users.Watch(ctx, nil) // want leak
	if err != nil {
		return err
	}
	for stream.Next(ctx) {
	}
	return stream.Err()
}

func dialsAndAsks(ctx context.Context, address string) error {
	conn, _, err := websocket.Dial(ctx, address, nil) // want leak
	if err != nil {
		return err
	}
	if err := conn.Ping(ctx); err != nil {
		return err
	}
	return conn.Close(websocket.StatusNormalClosure, "")
}

func dialsAndAlwaysCloses(ctx context.Context, address string) error {
	conn, _, err := websocket.Dial(ctx, address, nil)
	if err != nil {
		return err
	}
	defer conn.CloseNow()
	return conn.Ping(ctx)
}

func uploads(ctx context.Context, object *storage.ObjectHandle, text []byte) error {
	writer := object.NewWriter(ctx) // want unflushed-writer
	_, err := writer.Write(text)
	return err
}

func uploadsWhole(ctx context.Context, object *storage.ObjectHandle, text []byte) error {
	writer := object.NewWriter(ctx)
	if _, err := writer.Write(text); err != nil {
		return err
	}
	return writer.Close()
}

func pulls(ctx context.Context, engine *client.Client, image string) error {
	_, err := engine.ImagePull(ctx, image, client.ImagePullOptions{}) // want leak
	return err
}

func runs(server *ssh.Client, command string) ([]byte, error) {
	session, err := server.NewSession() // want leak
	if err != nil {
		return nil, err
	}
	return session.Output(command)
}

func reads(files *sftp.Client, path string) ([]byte, error) {
	f, err := files.Open(path) // want leak
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, errors.New("a folder")
	}
	defer f.Close()
	return io.ReadAll(f)
}

func publishes(queue *amqp091.Connection, text []byte) error {
	channel, err := queue.Channel() // want leak
	if err != nil {
		return err
	}
	return channel.Publish("", "queue", false, false, amqp091.Publishing{Body: text})
}

// What is delivered needs the channel.
func consumes(queue *amqp091.Connection) (<-chan amqp091.Delivery, error) {
	channel, err := queue.Channel()
	if err != nil {
		return nil, err
	}
	return channel.Consume("queue", "", false, false, false, false, nil)
}
