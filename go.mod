module ehchub

go 1.26
