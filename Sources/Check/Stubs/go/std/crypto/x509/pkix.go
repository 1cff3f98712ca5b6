package pkix // import "crypto/x509/pkix"

import "encoding/asn1"
import "math/big"
import "time"

type AlgorithmIdentifier struct {
	Algorithm asn1.ObjectIdentifier
	Parameters asn1.RawValue
}

type AttributeTypeAndValue struct {
	Type asn1.ObjectIdentifier
	Value any
}

type AttributeTypeAndValueSET struct {
	Type asn1.ObjectIdentifier
	Value [][]AttributeTypeAndValue
}

type CertificateList struct {
	TBSCertList TBSCertificateList
	SignatureAlgorithm AlgorithmIdentifier
	SignatureValue asn1.BitString
}
func (certList *CertificateList) HasExpired(now time.Time) bool

type Extension struct {
	Id asn1.ObjectIdentifier
	Critical bool
	Value []byte
}

type Name struct {
	Country []string
	Organization []string
	OrganizationalUnit []string
	Locality []string
	Province []string
	StreetAddress []string
	PostalCode []string
	SerialNumber string
	CommonName string
	Names []AttributeTypeAndValue
	ExtraNames []AttributeTypeAndValue
}
func (n *Name) FillFromRDNSequence(rdns *RDNSequence)
func (n Name) String() string
func (n Name) ToRDNSequence() (ret RDNSequence)

type RDNSequence []RelativeDistinguishedNameSET
func (r RDNSequence) String() string

type RelativeDistinguishedNameSET []AttributeTypeAndValue

type RevokedCertificate struct {
	SerialNumber *big.Int
	RevocationTime time.Time
	Extensions []Extension
}

type TBSCertificateList struct {
	Raw asn1.RawContent
	Version int
	Signature AlgorithmIdentifier
	Issuer RDNSequence
	ThisUpdate time.Time
	NextUpdate time.Time
	RevokedCertificates []RevokedCertificate
	Extensions []Extension
}
