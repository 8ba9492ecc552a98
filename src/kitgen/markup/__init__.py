"""The waist of the house: page markup, the one plain form that layouts write and the typesetter reads."""
