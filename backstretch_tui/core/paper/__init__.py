"""Pages to print: HTML that stands alone, with drawings as SVG and neither script nor network."""
