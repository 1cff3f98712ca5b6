package t

import "net"

func other(a, b string) (*net.UDPConn, error)

func A(src, dst string) (net.Conn, error) {
	var rc *net.UDPConn
	var err error
	if src == "" || dst == "" {
		rc, err = net.ListenUDP("udp", nil)
	}
	if src != "" && dst != "" {
		rc, err = other(src, dst)
	}
	if err != nil {
		return nil, err
	}
	return rc, nil
}

func B(src, dst bool) (net.Conn, error) {
	var rc *net.UDPConn
	var err error
	if src || dst {
		rc, err = net.ListenUDP("udp", nil)
	}
	if !src && !dst {
		rc, err = other("", "")
	}
	if err != nil {
		return nil, err
	}
	return rc, nil
}

func C(src bool) (net.Conn, error) {
	var rc *net.UDPConn
	var err error
	if src {
		rc, err = net.ListenUDP("udp", nil)
	}
	if !src {
		rc, err = other("", "")
	}
	if err != nil {
		return nil, err
	}
	return rc, nil
}
