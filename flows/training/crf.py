"""A linear-chain conditional random field over entity tags (Lafferty, McCallum and Pereira 2001)."""

import torch
from torch import Tensor, nn

from flows.language import decoding


class Chain(nn.Module):
    """Scores of tag sequences; only sequences that make whole spans have any probability."""

    def __init__(self, types: int) -> None:
        super().__init__()
        start, step, stop = decoding.moves(types)
        self.start_rule = nn.Buffer(torch.from_numpy(start).clamp(min=-1e4))
        self.step_rule = nn.Buffer(torch.from_numpy(step).clamp(min=-1e4))
        self.stop_rule = nn.Buffer(torch.from_numpy(stop).clamp(min=-1e4))
        self.step = nn.Parameter(torch.zeros(len(start), len(start)))

    def forward(self, scores: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
        """Negative log likelihood of ``tags`` (batch, words) by ``scores`` (batch, words, tags), a word's mean."""
        step = self.step + self.step_rule
        rows = torch.arange(len(tags))
        total = scores[:, 0] + self.start_rule
        gold = total[rows, tags[:, 0]]
        for i in range(1, scores.shape[1]):
            going = (lengths > i)[:, None]
            after = torch.logsumexp(total[:, :, None] + step, dim=1) + scores[:, i]
            total = torch.where(going, after, total)
            gold = gold + going[:, 0] * (step[tags[:, i - 1], tags[:, i]] + scores[rows, i, tags[:, i]])
        gold = gold + self.stop_rule[tags[rows, lengths - 1]]
        return (torch.logsumexp(total + self.stop_rule, dim=1) - gold).sum() / lengths.sum()

    def marginals(self, scores: Tensor) -> Tensor:
        """Log probabilities of each tag at each word of one sentence, ``scores`` (words, tags)."""
        step = self.step + self.step_rule
        forward: list[Tensor] = [scores[0] + self.start_rule]
        backward: list[Tensor] = [self.stop_rule]
        for i in range(1, len(scores)):
            forward.append(torch.logsumexp(forward[-1][:, None] + step, dim=0) + scores[i])
        for i in range(len(scores) - 1, 0, -1):
            backward.append(torch.logsumexp(step + scores[i] + backward[-1], dim=1))
        return torch.log_softmax(torch.stack(forward) + torch.stack(backward[::-1]), dim=1)
