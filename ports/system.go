package ports

import "time"

// Clock tells the time. A use case reads it once.
type Clock interface{ Now() time.Time }

// IDs makes identities: version 7 UUIDs, in rising order.
type IDs interface{ New() string }
