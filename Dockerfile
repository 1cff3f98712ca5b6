# The command and nothing else, for those who check in containers: a static binary, no shell, no root. 'make dist' first.
#   docker run --rm --volume "$PWD:/src:ro" surety check
# '--since' asks git, which is not in here: use the binary where git is.
FROM scratch
COPY dist/surety /surety
WORKDIR /src
USER 65532:65532
ENTRYPOINT ["/surety"]
