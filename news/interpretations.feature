A policy and the texts that interpret it lead to each other, on their pages and in their data; the editor names the policy when writing.
