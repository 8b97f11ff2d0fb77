# For CI systems that run steps in containers; docs/ci.md tells how.
FROM golang:1.26-alpine AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=""
RUN CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags "-s -w -X main.release=$VERSION" -o /out/ ./cmd/blamelint ./cmd/blamelint-parquet

FROM alpine:3.22
# git tells what is new and who has written; the folder may belong to another user.
RUN apk add --no-cache git && git config --system --add safe.directory /postmortems
COPY --from=build /out/ /usr/local/bin/
WORKDIR /postmortems
ENTRYPOINT ["blamelint"]
