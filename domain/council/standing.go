package council

// Standing is what the council has set that stands on every page. Each server has it in memory.
type Standing struct {
	Profile Profile
	// Banners are the latest, the one that ends last first; most of them are over.
	Banners     []Banner
	Maintenance Maintenance
	// Incidents are the latest times of trouble, the one that began last first.
	Incidents []Incident
}
