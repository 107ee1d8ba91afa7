package demo

// finished are children whose plan was issued in the last year and a half: with them the council has enough history for
// the hub to say how long each stretch of the road takes (domain/clock.EnoughCases). Many of them are in the last year
// of their setting, so that the list of those who move next September has every kind of move that this council knows.
var finished = []child{
	{issued, 165, "Ffion", "Gwilliam", "she", "dyslexia", "junior", 6, bySchool, "Carys Gwilliam", "Mother"},
	{issued, 188, "Ezra", "Pennifold", "he", "autism", "larkfield", 6, byVisitor, "Judith Pennifold", "Mother"},
	{issued, 193, "Tabitha", "Orrell", "she", "language", "infant", 2, bySchool, "Megan Orrell", "Mother"},
	{issued, 205, "Malachi", "Osei", "he", "adhd", "marshend", 6, byVisitor, "Akosua Osei", "Mother"},
	{issued, 212, "Beatrix", "Hallam", "she", "down", "holmoak", 6, bySchool, "Piers Hallam", "Father"},
	{issued, 221, "Rafe", "Winterbourne", "he", "physical", "wrenbridge", 13, bySchool, "Esther Winterbourne", "Mother"},
	{issued, 228, "Sadie", "Crosbie", "she", "hearing", "larkfield", 1, byVisitor, "Dean Crosbie", "Father"},
	{issued, 236, "Kiran", "Dhillon", "he", "vision", "ketterdale", 11, bySchool, "Harpreet Dhillon", "Mother"},
	{issued, 247, "Orla", "Finnerty", "she", "anxiety", "ketterdale", 11, byVisitor, "Bridget Finnerty", "Mother"},
	{issued, 255, "Jude", "Abiola", "he", "dyslexia", "wrenbridge", 9, bySchool, "Temitope Abiola", "Mother"},
	{issued, 262, "Martha", "Cobbold", "she", "autism", "marshend", 5, byVisitor, "Ruth Cobbold", "Mother"},
	{issued, 271, "Stanley", "Root", "he", "language", "nursery", -1, bySchool, "Hazel Root", "Grandmother and special guardian"},
	{issued, 279, "Zofia", "Lis", "she", "adhd", "junior", 6, bySchool, "Marek Lis", "Father"},
	{issued, 284, "Ibrahim", "Cisse", "he", "physical", "holmoak", 6, byVisitor, "Aminata Cisse", "Mother"},
	{issued, 298, "Clementine", "Ware", "she", "hearing", "wrenbridge", 8, bySchool, "Laura Ware", "Mother"},
	{issued, 305, "Owen", "Treloar", "he", "adulthood", "college", 14, bySchool, "Morwenna Treloar", "Mother"},
	{issued, 312, "Precious", "Adomako", "she", "down", "alderbeck", 10, bySchool, "Comfort Adomako", "Mother"},
	{issued, 320, "Ned", "Hartopp", "he", "vision", "larkfield", 6, byVisitor, "Alice Hartopp", "Mother"},
	{issued, 333, "Lowri", "Beddoe", "she", "anxiety", "wrenbridge", 10, bySchool, "Sian Beddoe", "Mother"},
	{issued, 348, "Arjun", "Pillai", "he", "autism", "holmoak", 6, bySchool, "Lakshmi Pillai", "Mother"},
	{issued, 356, "Hettie", "Sandford", "she", "language", "infant", 2, byVisitor, "Tom Sandford", "Father"},
	{issued, 367, "Dominik", "Sroka", "he", "dyslexia", "ketterdale", 10, bySchool, "Ewa Sroka", "Mother"},
	{issued, 379, "Amara", "Nwosu", "she", "physical", "marshend", 4, byVisitor, "Chidi Nwosu", "Father"},
	{issued, 392, "Gethin", "Rosser", "he", "adhd", "larkfield", 6, bySchool, "Nerys Rosser", "Mother"},
	{issued, 412, "Ines", "Aldana", "she", "hearing", "ketterdale", 9, bySchool, "Pilar Aldana", "Mother"},
	{issued, 430, "Bruno", "Faircloth", "he", "adulthood", "college", 20, byVisitor, "Bruno Faircloth", ""},
}
