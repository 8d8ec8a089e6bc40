The words of a large attachment are found a minute after its upload; they used to wait for the night.
