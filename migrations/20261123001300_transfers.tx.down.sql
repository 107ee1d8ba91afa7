DROP TABLE phase_move;
