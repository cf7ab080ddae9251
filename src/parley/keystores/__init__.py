"""Where private keys rest, and the only place that signs, cosigns and opens seals."""
