package audittest

var services = []string{"checkout", "search", "ticketing", "billing", "mail-relay", "image-store", "login", "notifications", "route-planner", "inventory",
	"payments", "reporting", "telemetry", "catalogue", "chat", "scheduler", "warehouse", "edge-cache", "dns", "build-farm"}

var things = []string{"the connection pool", "the certificate of the gateway", "the retry queue", "the disk of the primary", "the feature flag", "the cache key",
	"the rate limiter", "the health check", "the schema migration", "the config map", "the message broker", "the batch importer", "the time zone table",
	"the load balancer", "the backup job", "the deploy script", "the index", "the session store", "the worker pool", "the token service", "the lock table",
	"the export job", "the firewall rule", "the memory limit", "the failover script", "the read replica", "the webhook", "the thread pool"}

var teams = []string{"the storage team", "the network team", "the release team", "the data team", "the support desk", "the platform team"}

// owners are invented; nothing an audit writes may hold one of them outside
// the documents' own prose.
var owners = []string{"Marlo Tench", "Ines Okwar", "Pavo Lintern", "Sunniva Rask", "Teodor Velm", "Yara Quist", "@bexley", "@odran", "Juno Fairweld", "Ravi Stroud"}

// Owners are the persons that the documents of a Corpus name.
func Owners() []string { return owners }

var titles = []string{"Slow answers from {service}", "Errors in {service} after a change of {thing}", "{service}: {thing} filled up", "Delayed jobs in {service}",
	"Wrong results from {service} for {n} minutes", "Failed logins through {service}", "Stale data in {service}", "{service} and {thing}: what we learned"}

var plain = []string{
	"At {time} UTC an alert on {thing} told the person on call that {service} answered slowly.",
	"For {n} minutes about {n} % of the requests to {service} got an error.",
	"{big} requests were retried and went through; {n} customers wrote to the support desk.",
	"The change to {thing} had passed the tests, which run with a small data set.",
	"The dashboard for {service} shows averages, so the slow requests could not be seen on it.",
	"With the old limit {thing} held about {big} entries, and traffic has doubled since it was set.",
	"The two alerts that rang named other services, so the first look went to {thing}.",
	"At {time} UTC the responders switched {thing} off, and the error rate fell within {n} minutes.",
	"The runbook describes the earlier version, in which {thing} was restarted by hand.",
	"The plan prints an internal identifier, and so the wrong cluster looked like the right one.",
	"Data of {n} customers arrived late; nothing was lost.",
	"The release waits for {n} healthy instances, and an instance counts as healthy as soon as its port is open.",
	"{thing} had grown by {n} % within a month, and no graph showed it.",
	"Rolling back took {n} minutes, because the image had to be built again.",
	"What helped was the record of changes: it led to {thing} within a few minutes.",
	"The vendor's page showed green until {time} UTC.",
	"The import writes in batches of {big} rows, and each batch holds a lock on {thing}.",
	"Both regions share {thing}, which the diagram does not show.",
	"The traffic moved to the second region, and {service} recovered at {time} UTC.",
	"The check looks at the first page of results only.",
}

var blaming = []string{
	"The root cause was a mistake by {person}, who changed {thing} by hand.",
	"The reviewer should have seen that {thing} was not covered.",
	"{team} failed to notice the growth of {thing} in time.",
	"Obviously the limit of {thing} was too low.",
	"{person} forgot to restart {thing} after the change.",
	"It was human error: the wrong file was edited.",
	"If only {team} had read the runbook, this would have been avoided.",
	"In hindsight it is clear that {thing} could have been checked beforehand.",
	"The careless change to {thing} caused a disaster for {service}.",
	"{team} ignored the warning about {thing}.",
	"Nobody bothered to test {thing} with real data.",
	"The single root cause is that {person} did not follow the procedure.",
	"The outage could easily have been prevented.",
	"{team} is to blame for the missing alert on {thing}.",
	"Why did nobody look at {thing} before the release?",
}

var strong = []string{
	"Refuse a deploy of {service} while {thing} is over 80 % full",
	"Alert when {thing} is over 80 % full",
	"Remove the manual step that edits {thing}",
	"Cap the retries of {service} at 3 with a growing pause between them",
	"Fail {service} over automatically when 3 health checks in a row fail",
	"Add a test of {thing} with a full data set to the release pipeline",
	"Show the 99th percentile of {service} on its dashboard",
	"Renew {thing} automatically 30 days before it expires",
	"Replace {thing} with the managed one and delete the old",
	"Keep the last 3 images of {service}, so that a rollback takes less than 2 minutes",
	"Reject configuration for {thing} that the schema does not allow",
	"Split {thing} by region",
}

var weak = []string{
	"Be more careful with {thing}",
	"Investigate {thing}",
	"Improve the monitoring of {service}",
	"Remind {team} to check {thing}",
	"Document how {thing} is restarted",
	"Train new colleagues on {service}",
	"Discuss the limits of {thing}",
	"Write a runbook for {service}",
	"Better tests",
	"Monitor {thing} regularly",
}
