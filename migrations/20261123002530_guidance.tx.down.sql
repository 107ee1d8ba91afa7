DROP TABLE guidance_folded;
